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
    /// <summary>Those of the class Node, where the problem has one.</summary>
    internal static Rows Nodes;

    internal abstract Codec Codec { get; }

    /// <summary>Forget the nodes of the test before.</summary>
    internal abstract void Begin();

    /// <summary>Take a class and its fields as the header has them; isFresh: an answer may hold no node that was given.</summary>
    internal static Rows Of(Type type, List<object> fields, bool isFresh) {
        var rows = (Rows)Activator.CreateInstance(typeof(Rows<>).MakeGenericType(type), true);
        rows.Take(fields, isFresh);
        return rows;
    }

    protected abstract void Take(List<object> fields, bool isFresh);
}

sealed class Rows<T> : Rows where T : class {
    readonly List<Column> columns = new();
    readonly HashSet<T> given = new(ReferenceEqualityComparer.Instance);
    readonly List<T> nodes = new();
    readonly Dictionary<T, int> numbers = new(ReferenceEqualityComparer.Instance);
    bool isFresh;

    internal override Codec Codec => new NodeCodec(this);

    protected override void Take(List<object> fields, bool isFresh) {
        foreach (Dictionary<string, object> one in fields)
            columns.Add(new Column(this, (string)one["name"], (string)one["type"]));
        this.isFresh = isFresh;
    }

    internal override void Begin() => given.Clear();

    /// <summary>Read the rows of a value, which is the node of the first.</summary>
    T ReadValue(Input input) {
        Clear();
        Read(input);
        if (isFresh) given.UnionWith(nodes);
        return nodes.Count == 0 ? null : nodes[0];
    }

    /// <summary>Write a node and all that hangs on it.</summary>
    void WriteValue(T value, Output output, string who) {
        Clear();
        if (value != null) NumberOf(value);
        int start = output.Size;
        Write(output, who);
        if (isFresh && given.Overlaps(nodes)) {
            output.Cut(start);
            output.WriteQuoted("the answer holds a node that was given, and should be a copy");
        }
    }

    void Clear() {
        nodes.Clear();
        numbers.Clear();
    }

    void Read(Input input) {
        int number = 0;
        input.Expect('[');
        while (input.More()) {
            T node = At(number++);
            input.Expect('[');
            foreach (Column column in columns) {
                input.More();
                column.Read(node, input);
            }
            input.Expect(']');
        }
    }

    /// <summary>Return the node of a row, which may be yet to come; the row sets all its fields.</summary>
    T At(int number) {
        while (nodes.Count <= number) nodes.Add((T)RuntimeHelpers.GetUninitializedObject(typeof(T)));
        return nodes[number];
    }

    /// <summary>Write a row for each node, and for those that it leads to.</summary>
    void Write(Output output, string who) {
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
                throw new Refusal(who + " returned more than " + ListNodeCodec.MaxNodes + " nodes");
        }
        output.Put(']');
    }

    int NumberOf(T node) {
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
        readonly Codec value; // null for a link
        readonly bool isList;

        internal Column(Rows<T> rows, string name, string type) {
            this.rows = rows;
            field = typeof(T).GetField(name);
            isList = type == typeof(T).Name + "[]";
            value = isList || type == typeof(T).Name ? null : Codec.Of(type);
        }

        internal void Read(T node, Input input) =>
            field.SetValue(node, value != null ? value.Read(input) : isList ? ReadLinks(input) : ReadLink(input));

        T ReadLink(Input input) => input.TakeNull() ? null : rows.At((int)input.ReadLong());

        List<T> ReadLinks(Input input) {
            var links = new List<T>();
            input.Expect('[');
            while (input.More()) links.Add(ReadLink(input));
            return links;
        }

        internal void Write(T node, Output output, string who) {
            object content = field.GetValue(node);
            if (value != null) value.Write(content, output, who);
            else if (isList) WriteLinks((IEnumerable)content, output);
            else WriteLink((T)content, output);
        }

        void WriteLink(T link, Output output) {
            if (link == null) output.Write("null");
            else output.Write(rows.NumberOf(link));
        }

        void WriteLinks(IEnumerable links, Output output) {
            bool isFirst = true;
            output.Put('[');
            foreach (T link in links ?? Array.Empty<T>()) {
                if (!isFirst) output.Put(',');
                isFirst = false;
                WriteLink(link, output);
            }
            output.Put(']');
        }
    }

    /// <summary>A node that stands for all that hangs on it.</summary>
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
