using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;

namespace Judge;

/// <summary>How the values of a type, e.g. `list&lt;integer[]>`, are read and written.</summary>
abstract class Codec {
    protected string name; // in the words of the signature

    internal abstract Type Type { get; }

    /// <summary>Read an argument.</summary>
    internal abstract object Read(Input input);

    /// <summary>Write a result; refuse what is not of this type.</summary>
    internal abstract void Write(object value, Output output, string who);

    internal static Codec Of(string text) {
        Codec codec;
        if (text.EndsWith("[]", StringComparison.Ordinal)) {
            Codec item = Of(text.Substring(0, text.Length - 2));
            codec = item is IntegerCodec ? new ArrayCodec<int>() : Made(typeof(ArrayCodec<>), item);
            codec.Take(item);
        } else if (text.StartsWith("list<", StringComparison.Ordinal)) {
            Codec item = Of(text.Substring(5, text.Length - 6));
            codec = Made(typeof(ListCodec<>), item);
            codec.Take(item);
        } else if (Rows.All.TryGetValue(text.Split('<')[0], out Rows rows)) {
            codec = rows.Codec;
        } else {
            codec = text switch {
                "integer" => new IntegerCodec(),
                "long" => new LongCodec(),
                "double" => new DoubleCodec(),
                "boolean" => new BooleanCodec(),
                "character" => new CharacterCodec(),
                "string" => new StringCodec(),
                "ListNode" => new ListNodeCodec(),
                "TreeNode" => new TreeNodeCodec(),
                _ => new VoidCodec(),
            };
        }
        codec.name = text;
        return codec;
    }

    static Codec Made(Type codec, Codec item) =>
        (Codec)Activator.CreateInstance(codec.MakeGenericType(item.Type), true);

    protected virtual void Take(Codec item) { }

    protected Refusal Wrong(object value, string who) {
        string shown = value == null ? "null" : "a value of type " + value.GetType();
        return new Refusal(who + " returned " + shown + "; expected " + name);
    }
}

abstract class Codec<T> : Codec {
    internal override Type Type => typeof(T);

    internal abstract T Get(Input input);

    internal override object Read(Input input) => Get(input);

    /// <summary>Write one that is known to be of this type.</summary>
    internal abstract void Put(T value, Output output, string who);

    internal override void Write(object value, Output output, string who) {
        if (value is not T typed) throw Wrong(value, who);
        Put(typed, output, who);
    }
}

sealed class VoidCodec : Codec {
    internal override Type Type => typeof(void);
    internal override object Read(Input input) => throw new Refusal("the test does not fit the signature");
    internal override void Write(object value, Output output, string who) => output.Write("null");
}

sealed class IntegerCodec : Codec<int> {
    internal override int Get(Input input) => (int)input.ReadLong();
    internal override void Put(int value, Output output, string who) => output.Write(value);

    internal override void Write(object value, Output output, string who) {
        if (!Whole.Write(value, output)) throw Wrong(value, who);
    }
}

sealed class LongCodec : Codec<long> {
    internal override long Get(Input input) => input.ReadLong();
    internal override void Put(long value, Output output, string who) => output.Write(value);

    internal override void Write(object value, Output output, string who) {
        if (!Whole.Write(value, output)) throw Wrong(value, who);
    }
}

static class Whole {
    internal static bool Write(object value, Output output) {
        switch (value) {
            case int number:
                output.Write(number);
                return true;
            case long number:
                output.Write(number);
                return true;
            case short or ushort or byte or sbyte or uint:
                output.Write(((IConvertible)value).ToInt64(null));
                return true;
            case ulong or BigInteger:
                output.Write(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }
}

sealed class DoubleCodec : Codec<double> {
    internal override double Get(Input input) => input.ReadDouble();

    // The shortest text that reads back as the same number.
    internal override void Put(double value, Output output, string who) =>
        output.Write(value.ToString(CultureInfo.InvariantCulture));

    internal override void Write(object value, Output output, string who) {
        if (value is double number) Put(number, output, who);
        else if (value is float or decimal or int or long) Put(((IConvertible)value).ToDouble(null), output, who);
        else throw Wrong(value, who);
    }
}

sealed class BooleanCodec : Codec<bool> {
    internal override bool Get(Input input) => input.ReadBoolean();
    internal override void Put(bool value, Output output, string who) => output.Write(value ? "true" : "false");
}

sealed class CharacterCodec : Codec<char> {
    internal override char Get(Input input) => input.ReadString()[0];
    internal override void Put(char value, Output output, string who) => output.WriteQuoted(value);
}

sealed class StringCodec : Codec<string> {
    internal override string Get(Input input) => input.ReadString();

    internal override void Put(string value, Output output, string who) {
        if (value == null) throw Wrong(value, who);
        output.WriteQuoted(value);
    }
}

/// <summary>What arrays and lists have in common: both are written from whatever can be gone through.</summary>
abstract class ItemsCodec<TItems, T> : Codec<TItems> {
    protected Codec<T> item;

    protected override void Take(Codec item) => this.item = (Codec<T>)item;

    internal override void Put(TItems value, Output output, string who) => Write(value, output, who);

    internal override void Write(object value, Output output, string who) {
        bool isFirst = true;
        output.Put('[');
        if (value is T[] array) {
            for (int i = 0; i < array.Length; i++) {
                if (i > 0) output.Put(',');
                item.Put(array[i], output, who);
            }
        } else if (value is List<T> list) {
            for (int i = 0; i < list.Count; i++) {
                if (i > 0) output.Put(',');
                item.Put(list[i], output, who);
            }
        } else if (value is IEnumerable values and not string) {
            foreach (object one in values) {
                if (!isFirst) output.Put(',');
                isFirst = false;
                item.Write(one, output, who);
            }
        } else {
            throw Wrong(value, who);
        }
        output.Put(']');
    }
}

sealed class ArrayCodec<T> : ItemsCodec<T[], T> {
    internal override T[] Get(Input input) {
        var values = new T[16];
        int size = 0;
        input.Expect('[');
        while (input.More()) {
            if (size == values.Length) Array.Resize(ref values, 2 * size);
            values[size++] = item.Get(input);
        }
        Array.Resize(ref values, size);
        return values;
    }
}

sealed class ListCodec<T> : ItemsCodec<IList<T>, T> {
    internal override IList<T> Get(Input input) {
        var values = new List<T>();
        input.Expect('[');
        while (input.More()) values.Add(item.Get(input));
        return values;
    }
}
