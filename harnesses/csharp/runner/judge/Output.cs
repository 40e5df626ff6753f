using System;
using System.IO;

namespace Judge;

/// <summary>One line of JSON in ASCII, sent in one piece.</summary>
sealed class Output {
    readonly Stream stream;
    byte[] line = new byte[1 << 12];
    int size;

    internal Output(Stream stream) {
        this.stream = stream;
    }

    void Reserve(int more) {
        if (size + more > line.Length) Array.Resize(ref line, Math.Max(2 * line.Length, size + more));
    }

    internal void Put(char c) {
        if (size == line.Length) Reserve(1);
        line[size++] = (byte)c;
    }

    internal void Write(string ascii) {
        Reserve(ascii.Length);
        foreach (char c in ascii) line[size++] = (byte)c;
    }

    internal void Write(long value) {
        Reserve(20);
        ulong rest = value < 0 ? 0 - (ulong)value : (ulong)value;
        if (value < 0) line[size++] = (byte)'-';
        int start = size;
        do {
            line[size++] = (byte)('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        Array.Reverse(line, start, size - start);
    }

    internal void WriteQuoted(string text) {
        Put('"');
        foreach (char c in text) WriteEscaped(c);
        Put('"');
    }

    internal void WriteQuoted(char c) {
        Put('"');
        WriteEscaped(c);
        Put('"');
    }

    void WriteEscaped(char c) {
        if (c == '"' || c == '\\') {
            Put('\\');
            Put(c);
        } else if (c < 0x20 || c > 0x7e) {
            Write("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) Put("0123456789abcdef"[c >> shift & 15]);
        } else {
            Put(c);
        }
    }

    internal int Size => size;

    internal byte[] Written(int start, int end) => line[start..end];

    /// <summary>Take back what was written beyond this size.</summary>
    internal void Cut(int size) => this.size = size;

    internal void Send() {
        Put('\n');
        stream.Write(line, 0, size);
        size = 0;
    }
}
