using System;
using System.IO;
using System.Text;
using System.Threading;
using Microsoft.Win32.SafeHandles;

namespace Judge;

/// <summary>Where `start` begins: the first word says what is wanted.</summary>
static class Entry {
    // As much as 400,000 calls of a small method take.
    const int StackBytes = 64 << 20;

    static int Main(string[] words) {
        if (words[0] == "compile") return Compile.Run(words);
        SetStreams();
        var thread = new Thread(words[0] == "function" ? Tests.Run : Stdin.Run, StackBytes);
        thread.Start();
        thread.Join();
        Errors.Exit(0);
        return 0;
    }

    /// <summary>Writers of our own: .NET's look at the terminal first, which takes 10 ms.</summary>
    static void SetStreams() {
        var utf8 = new UTF8Encoding(false);
        Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), utf8, 8192) { AutoFlush = true });
        Console.SetError(new StreamWriter(Console.OpenStandardError(), utf8, 256) { AutoFlush = true });
        Console.SetIn(new StreamReader(Console.OpenStandardInput(), utf8, false, 1 << 16));
    }

    /// <summary>Open one of the pipes between the judge and us.</summary>
    internal static FileStream Open(int descriptor, FileAccess access) =>
        new FileStream(new SafeFileHandle(descriptor, false), access, 0);
}
