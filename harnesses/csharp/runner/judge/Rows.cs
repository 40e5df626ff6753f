using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Judge;

/// <summary>
/// Nodes of one class as rows, a row a node: the values of its fields, another node as the number of its row.
/// </summary>
abstract class Rows {
    /// <summary>Those of the types that this problem gives in rows, by the types' names.</summary>
    internal static readonly Dictionary<string, Rows> All = new();

    internal abstract Codec Codec { get; }

    /// <summary>Forget the nodes of the test before.</summary>
    internal abstract void Begin();

    /// <summary>Make rows of this kind for a class.</summary>
    internal static Rows Of(Type kind, Type node, params object[] rest) =>
        (Rows)Activator.CreateInstance(kind.MakeGenericType(node), rest);
}

abstract class Rows<T> : Rows where T : class {
    const string Link = "Node"; // whatever the class is called

    protected readonly List<T> nodes = new();
    readonly Dictionary<T, int> numbers = new(ReferenceEqualityComparer.Instance);
    readonly List<Column> columns = new();

    /// <summary>Take the class's fields as the header has them.</summary>
    protected Rows(List<object> fields) {
        foreach (Dictionary<string, object> one in fields)
            columns.Add(new Column(this, (string)one["name"], (string)one["type"]));
    }

    internal override Codec Codec => new NodeCodec(this);

    /// <summary>Read a value, which is a node or null.</summary>
    protected abstract T ReadValue(Input input);

    protected abstract void WriteValue(T node, Output output, string who);

    protected void Clear() {
        nodes.Clear();
        numbers.Clear();
    }

    protected void ReadRows(Input input) {
        int number = 0;
        input.Expect('[');
        while (input.More()) {
            T node = At(number++);
            input.Expect('[');
            foreach (Column column in columns) {
                input.Advance();
                column.Read(node, input);
            }
            input.Expect(']');
        }
    }

    /// <summary>Read the number of a node, whose row may be yet to come.</summary>
    protected T ReadLink(Input input) => input.TakeNull() ? null : At((int)input.ReadLong());

    T At(int number) {
        // Its row sets all its fields.
        while (nodes.Count <= number) NumberOf((T)RuntimeHelpers.GetUninitializedObject(typeof(T)));
        return nodes[number];
    }

    /// <summary>Write a row for each node, and for those that it leads to.</summary>
    protected void WriteRows(Output output, string who) {
        output.Put('[');
        for (int i = 0; i < nodes.Count; i++) {
            output.Write(i > 0 ? ",[" : "[");
            bool isFirst = true;
            foreach (Column column in columns) {
                if (!isFirst) output.Put(',');
                isFirst = false;
                column.Write(nodes[i], output, who);
            }
            output.Put(']');
            if (nodes.Count > ListNodeCodec.MaxNodes)
                throw new Refusal(who + " made more than " + ListNodeCodec.MaxNodes + " nodes");
        }
        output.Put(']');
    }

    protected void WriteLink(T node, Output output) {
        if (node == null) output.Write("null");
        else output.Write(NumberOf(node));
    }

    protected bool IsKnown(T node) => numbers.ContainsKey(node);

    /// <summary>Return the number of a node; one that was not met before gets the next.</summary>
    protected int NumberOf(T node) {
        if (!numbers.TryGetValue(node, out int number)) {
            number = numbers[node] = nodes.Count;
            nodes.Add(node);
        }
        return number;
    }

    /// <summary>One field of the class.</summary>
    sealed class Column {
        readonly Rows<T> rows;
        readonly FieldInfo field;
        readonly bool isLink, isList;
        readonly Codec value; // of neither

        internal Column(Rows<T> rows, string name, string type) {
            this.rows = rows;
            field = typeof(T).GetField(name);
            isLink = type == Link;
            isList = type == Link + "[]";
            value = isLink || isList ? null : Codec.Of(type);
        }

        internal void Read(T node, Input input) =>
            field.SetValue(node, isLink ? rows.ReadLink(input) : isList ? ReadLinks(input) : value.Read(input));

        List<T> ReadLinks(Input input) {
            var links = new List<T>();
            input.Expect('[');
            while (input.More()) links.Add(rows.ReadLink(input));
            return links;
        }

        internal void Write(T node, Output output, string who) {
            object content = field.GetValue(node);
            if (isLink) rows.WriteLink((T)content, output);
            else if (isList) WriteLinks((IEnumerable)content, output);
            else value.Write(content, output, who);
        }

        void WriteLinks(IEnumerable links, Output output) {
            bool isFirst = true;
            output.Put('[');
            foreach (T link in links ?? Array.Empty<T>()) {
                if (!isFirst) output.Put(',');
                isFirst = false;
                rows.WriteLink(link, output);
            }
            output.Put(']');
        }
    }

    sealed class NodeCodec : Codec<T> {
        readonly Rows<T> rows;

        internal NodeCodec(Rows<T> rows) {
            this.rows = rows;
        }

        internal override T Get(Input input) => rows.ReadValue(input);

        internal override void Put(T value, Output output, string who) => rows.WriteValue(value, output, who);

        internal override void Write(object value, Output output, string who) {
            if (value is not (null or T)) throw Wrong(value, who);
            Put((T)value, output, who);
        }
    }
}

/// <summary>A class where each value has rows of its own, and is the node of the first.</summary>
sealed class OwnRows<T> : Rows<T> where T : class {
    readonly bool isFresh; // an answer may hold no node that was given
    readonly HashSet<T> given = new(ReferenceEqualityComparer.Instance);

    public OwnRows(List<object> fields, bool isFresh) : base(fields) {
        this.isFresh = isFresh;
    }

    internal override void Begin() => given.Clear();

    protected override T ReadValue(Input input) {
        Clear();
        ReadRows(input);
        if (isFresh) given.UnionWith(nodes);
        return nodes.Count == 0 ? null : nodes[0];
    }

    /// <summary>Write a node and all that hangs on it.</summary>
    protected override void WriteValue(T node, Output output, string who) {
        Clear();
        if (node != null) NumberOf(node);
        int start = output.Size;
        WriteRows(output, who);
        if (!given.Overlaps(nodes)) return;
        output.Cut(start);
        output.WriteQuoted("the answer holds a node that was given, and should be a copy");
    }
}

/// <summary>What the call of a test has to do with linked rows, whatever their class.</summary>
interface ILinked {
    /// <summary>Read what comes after the arguments.</summary>
    void ReadTest(Input input);

    void BeginAnswer(Output output);

    void EndAnswer(Output output, string who);
}

/// <summary>A class whose nodes lie in the rows of the whole test: each value is the number of one.</summary>
sealed class LinkedRows<T> : Rows<T>, ILinked where T : class {
    readonly bool areAnswered; // as they are after the call

    public LinkedRows(List<object> fields, bool areAnswered) : base(fields) {
        this.areAnswered = areAnswered;
    }

    public void ReadTest(Input input) {
        input.Advance();
        ReadRows(input);
    }

    public void BeginAnswer(Output output) {
        if (areAnswered) output.Put('[');
    }

    public void EndAnswer(Output output, string who) {
        if (!areAnswered) return;
        output.Put(',');
        WriteRows(output, who);
        output.Put(']');
    }

    internal override void Begin() => Clear();

    protected override T ReadValue(Input input) => ReadLink(input);

    protected override void WriteValue(T node, Output output, string who) {
        if (areAnswered || node == null || IsKnown(node)) WriteLink(node, output);
        else output.WriteQuoted("a node that was not given");
    }
}
