using System;
using System.Globalization;
using System.IO;

namespace Judge;

/// <summary>Lines of JSON, read piece by piece as the types ask for them.</summary>
sealed class Input {
    readonly Stream stream;
    readonly byte[] buffer;
    int here, end;
    bool isFirst; // in a list: no value was read yet
    char[] text = new char[256];

    internal Input(Stream stream) {
        this.stream = stream;
        buffer = new byte[1 << 16];
    }

    /// <summary>Read a text once more that was written before.</summary>
    internal Input(byte[] text) {
        stream = Stream.Null;
        buffer = text;
        end = text.Length;
    }

    bool Fill() {
        here = 0;
        end = stream.Read(buffer, 0, buffer.Length);
        return end > 0;
    }

    internal int Peek() {
        while (here < end || Fill()) {
            if (buffer[here] != ' ') return buffer[here];
            here++;
        }
        return -1;
    }

    int Take() {
        if (here == end && !Fill()) throw new Refusal("the test ended too early");
        return buffer[here++];
    }

    /// <summary>Wait for the next line; false at the end.</summary>
    internal bool Next() {
        while (Peek() == '\n') here++;
        return Peek() != -1;
    }

    /// <summary>The next character is this one.</summary>
    internal void Expect(char c) {
        if (Peek() != c) throw new Refusal("the test does not fit the signature");
        here++;
        isFirst = c == '[' || c == '{';
    }

    /// <summary>In a list: true before each value, false at its end.</summary>
    internal bool More() {
        int c = Peek();
        if (c == ']' || c == '}') {
            here++;
            isFirst = false;
            return false;
        }
        if (!isFirst) Expect(',');
        isFirst = false;
        return true;
    }

    /// <summary>In a list: go on to the next value, which must be there.</summary>
    internal void Advance() {
        if (!More()) throw new Refusal("the test does not fit the signature");
    }

    internal bool TakeNull() {
        if (Peek() != 'n') return false;
        for (int i = 0; i < 4; i++) Take();
        return true;
    }

    internal long ReadLong() {
        bool isNegative = Peek() == '-';
        if (isNegative) here++;
        long value = 0;
        for (int c; (c = here < end ? buffer[here] : Peek()) >= '0' && c <= '9'; here++) value = value * 10 - (c - '0');
        return isNegative ? value : -value;
    }

    internal double ReadDouble() {
        int size = 0;
        for (int c; (c = Peek()) is '-' or '+' or '.' or 'e' or 'E' or >= '0' and <= '9'; here++)
            Add((char)c, ref size);
        return double.Parse(text.AsSpan(0, size), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    internal bool ReadBoolean() {
        bool value = Peek() == 't';
        for (int i = value ? 4 : 5; i > 0; i--) Take();
        return value;
    }

    internal string ReadString() {
        Expect('"');
        isFirst = false;
        int size = 0;
        for (;;) {
            int c = Take();
            if (c == '"') return new string(text, 0, size);
            if (c == '\\') {
                c = Take();
                Add(c == 'u' ? (char)ReadHex() : Unescaped(c), ref size);
            } else if (c < 0x80) {
                Add((char)c, ref size);
            } else {
                AddDecoded(c, ref size);
            }
        }
    }

    static char Unescaped(int c) => c switch {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => (char)c,
    };

    void Add(char c, ref int size) {
        if (size == text.Length) Array.Resize(ref text, 2 * size);
        text[size++] = c;
    }

    /// <summary>Add the character that begins with this byte of UTF-8.</summary>
    void AddDecoded(int c, ref int size) {
        int more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
        int code = c & (0x3f >> more);
        for (; more > 0; more--) code = code << 6 | Take() & 0x3f;
        if (code >= 0x10000) {
            Add((char)(0xd7c0 + (code >> 10)), ref size);
            code = 0xdc00 | code & 0x3ff;
        }
        Add((char)code, ref size);
    }

    int ReadHex() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int c = Take();
            value = value * 16 + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        return value;
    }
}
