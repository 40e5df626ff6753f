using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace Judge;

/// <summary>A function or class problem: decodes, calls, encodes (harnesses/README.md has the protocol).</summary>
static class Tests {
    const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    const BindingFlags Unwrapped = BindingFlags.DoNotWrapExceptions;

    static ILinked linked; // null where nodes are no numbers

    internal static void Run() {
        try {
            var tests = new Input(Entry.Open(3, FileAccess.Read));
            var answers = new Output(Entry.Open(4, FileAccess.Write));
            if (!tests.Next()) return;
            Dictionary<string, object> header = ReadObject(tests);
            Assembly solution = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(Compile.Product));
            SetRows(solution, header);
            if (header.TryGetValue("class", out object wanted)) {
                ServeClass(solution, (Dictionary<string, object>)wanted, tests, answers);
            } else {
                string name = Holds(header, "adapter") ? "Adapter" : "Solution";
                ServeFunction(Find(solution, name), (Dictionary<string, object>)header["function"], tests, answers);
            }
        } catch (Exception error) {
            Errors.End(error);
        }
    }

    static bool Holds(Dictionary<string, object> table, string key) =>
        table.TryGetValue(key, out object value) && value is true;

    /// <summary>Take what the header says of nodes that are given in rows.</summary>
    static void SetRows(Assembly solution, Dictionary<string, object> header) {
        if (header.TryGetValue("node", out object fields)) {
            bool isFresh = header.TryGetValue("function", out object function)
                && Holds((Dictionary<string, object>)function, "fresh");
            Rows.All["Node"] = Rows.Of(typeof(OwnRows<>), Find(solution, "Node"), fields, isFresh);
        }
        if (header.TryGetValue("linked", out object value)) {
            var wanted = (Dictionary<string, object>)value;
            var name = (string)wanted["type"];
            Type type = name switch {
                "ListNode" => typeof(ListNode),
                "TreeNode" => typeof(TreeNode),
                _ => Find(solution, name),
            };
            Rows rows = Rows.Of(typeof(LinkedRows<>), type, wanted["fields"], Holds(wanted, "rows"));
            Rows.All[name] = rows;
            linked = (ILinked)rows;
        }
    }

    static void ServeFunction(Type solution, Dictionary<string, object> wanted, Input tests, Output answers) {
        var call = new Call(wanted);
        MethodInfo method = call.Method(solution);
        ConstructorInfo constructor = solution.GetConstructor(Any & ~BindingFlags.Static, Type.EmptyTypes);
        if (constructor == null && !method.IsStatic)
            throw new Refusal("class " + solution.Name + " has no constructor without parameters");
        // Compared is the result, an argument after the call, or both: how many of the argument's values count, and it.
        int compared = wanted.TryGetValue("output", out object position) && position is long index ? (int)index : -1;
        bool isResult = compared < 0 || call.Returns is not VoidCodec;
        while (tests.Next()) {
            foreach (Rows one in Rows.All.Values) one.Begin();
            tests.Expect('[');
            object[] arguments = call.Read(tests, null);
            linked?.ReadTest(tests);
            tests.Expect(']');
            object instance = method.IsStatic ? null : constructor.Invoke(Unwrapped, null, null, null);
            object result = method.Invoke(instance, Unwrapped, null, arguments, null);
            if (isResult && method.ReturnType == typeof(void) && call.Returns is not VoidCodec)
                throw new Refusal(call.Shown + " returns nothing; expected a value");
            linked?.BeginAnswer(answers);
            if (isResult && compared >= 0) answers.Put('[');
            if (isResult) call.Returns.Write(result, answers, call.Shown);
            if (isResult && compared >= 0) answers.Put(',');
            if (compared >= 0) call.Params[compared].Write(arguments[compared], answers, call.Shown);
            if (isResult && compared >= 0) answers.Put(']');
            linked?.EndAnswer(answers, call.Shown);
            Flush();
            answers.Send();
        }
    }

    static void ServeClass(Assembly assembly, Dictionary<string, object> wanted, Input tests, Output answers) {
        var name = (string)wanted["name"];
        Type type = Find(assembly, name);
        var create = new Call((Dictionary<string, object>)wanted["constructor"]);
        ConstructorInfo constructor = create.Constructor(type);
        var calls = new Dictionary<string, Call>();
        foreach (Dictionary<string, object> one in (List<object>)wanted["methods"]) {
            var call = new Call(one);
            call.Found = call.Method(type);
            calls[call.Name] = call;
        }
        Codec names = Codec.Of("string[]");
        while (tests.Next()) {
            tests.Expect('[');
            tests.Advance();
            var operations = (string[])names.Read(tests);
            tests.Advance();
            tests.Expect('[');
            var results = new Results(answers, operations.Length);
            object instance = constructor.Invoke(Unwrapped, null, create.ReadOperation(tests, results), null);
            answers.Write("[null");
            results.Add();
            for (int i = 1; i < operations.Length; i++) {
                Call call = calls[operations[i]];
                object[] arguments = call.ReadOperation(tests, results);
                object result = call.Found.Invoke(instance, Unwrapped, null, arguments, null);
                answers.Put(',');
                call.Returns.Write(result, answers, call.Shown);
                results.Add();
            }
            tests.Expect(']');
            tests.Expect(']');
            answers.Put(']');
            Flush();
            answers.Send();
        }
    }

    /// <summary>Return the class of that name, in whichever namespace the solver put it.</summary>
    static Type Find(Assembly assembly, string name) {
        Type type = assembly.GetType(name);
        if (type != null) return type;
        foreach (Type one in assembly.GetTypes())
            if (one.Name == name) return one;
        throw new Refusal("the solution has no class " + name);
    }

    static void Flush() {
        Console.Out.Flush();
        Console.Error.Flush();
    }

    /// <summary>A function, method or constructor as the signature has it.</summary>
    sealed class Call {
        internal readonly string Name;
        internal readonly string Shown; // as C# spells it, and the problem where that differs
        internal readonly Codec[] Params;
        internal readonly Codec Returns;
        internal MethodInfo Found;
        readonly string spelled;

        internal Call(Dictionary<string, object> wanted) {
            Name = wanted.TryGetValue("name", out object name) ? (string)name : "";
            spelled = Name.Length == 0 ? "" : char.ToUpperInvariant(Name[0]) + Name.Substring(1);
            Shown = spelled == Name ? Name : spelled + " (`" + Name + "` in the problem)";
            var list = wanted.TryGetValue("params", out object value) ? (List<object>)value : new List<object>();
            Params = new Codec[list.Count];
            for (int i = 0; i < Params.Length; i++)
                Params[i] = Codec.Of((string)((Dictionary<string, object>)list[i])["type"]);
            Returns = Codec.Of(wanted.TryGetValue("returns", out object type) && type is string text ? text : "void");
        }

        internal object[] ReadOperation(Input tests, Results results) {
            tests.Advance();
            tests.Expect('[');
            object[] arguments = Read(tests, results);
            tests.Expect(']');
            return arguments;
        }

        /// <summary>Read the arguments; `results` has those that refer to results.</summary>
        internal object[] Read(Input tests, Results results) {
            var arguments = new object[Params.Length];
            for (int i = 0; i < Params.Length; i++) {
                tests.Advance();
                arguments[i] = Params[i].Read(tests.Peek() == '{' ? results.Referred(tests) : tests);
            }
            return arguments;
        }

        internal MethodInfo Method(Type type) {
            MethodInfo[] methods = type.GetMethods(Any);
            return Best(methods, spelled) ?? Best(methods, Name) ?? throw Missing(type, "method " + Shown);
        }

        internal ConstructorInfo Constructor(Type type) =>
            Best(type.GetConstructors(Any & ~BindingFlags.Static), null) ?? throw Missing(type, "constructor");

        Refusal Missing(Type type, string what) =>
            new Refusal("class " + type.Name + " has no " + what + " with " + Params.Length + " parameters");

        /// <summary>Return the one with these parameters; failing that, one with as many.</summary>
        T Best<T>(T[] members, string name) where T : MethodBase {
            T similar = null;
            foreach (T member in members) {
                if (name != null && member.Name != name) continue;
                ParameterInfo[] parameters = member.GetParameters();
                if (parameters.Length != Params.Length || member.ContainsGenericParameters) continue;
                bool isExact = true;
                for (int i = 0; i < parameters.Length; i++)
                    isExact &= parameters[i].ParameterType.IsAssignableFrom(Params[i].Type);
                if (isExact) return member;
                similar ??= member;
            }
            foreach (ParameterInfo one in similar?.GetParameters() ?? Array.Empty<ParameterInfo>()) {
                Type wanted = Params[one.Position].Type;
                if (one.ParameterType != wanted && one.ParameterType.Name == wanted.Name && !wanted.IsGenericType)
                    throw new Refusal("the solution has a class " + wanted.Name + " of its own; there is one already");
            }
            return similar;
        }
    }

    static Dictionary<string, object> ReadObject(Input input) {
        var values = new Dictionary<string, object>();
        input.Expect('{');
        while (input.More()) {
            string key = input.ReadString();
            input.Expect(':');
            values[key] = ReadAny(input);
        }
        return values;
    }

    static object ReadAny(Input input) {
        switch (input.Peek()) {
            case '{':
                return ReadObject(input);
            case '"':
                return input.ReadString();
            case '[':
                var values = new List<object>();
                input.Expect('[');
                while (input.More()) values.Add(ReadAny(input));
                return values;
            case 't' or 'f':
                return input.ReadBoolean();
            default:
                return input.TakeNull() ? null : input.ReadLong();
        }
    }
}
