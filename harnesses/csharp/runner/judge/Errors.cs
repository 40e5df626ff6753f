using System;
using System.IO;
using System.Text;

namespace Judge;

/// <summary>What cannot be served; the message is all that is shown.</summary>
sealed class Refusal : Exception {
    internal Refusal(string message) : base(message) { }
}

/// <summary>How a program ends that cannot go on.</summary>
static class Errors {
    const int ShownLines = 24;

    // The frames below the solution's: ours, and .NET's way from us to it.
    static readonly string[] Ours = {
        "Judge.", "InvokeStub_", "System.Reflection.", "System.RuntimeMethodHandle.", "System.Threading.",
    };

    /// <summary>Print what was thrown as .NET does, without the frames below the solution's, and end.</summary>
    internal static void End(Exception error) {
        string text = error is Refusal ? error.Message : "Unhandled exception. " + Describe(error);
        try {
            Console.Out.Flush();
            // Not Console.Error: the solution may have replaced it.
            using Stream stderr = Console.OpenStandardError();
            stderr.Write(Encoding.UTF8.GetBytes(text + "\n"));
        } catch (Exception) {
            // Nothing more can be said; the exit code still speaks.
        }
        Environment.Exit(1);
    }

    internal static void Exit(int code) {
        Console.Out.Flush();
        Console.Error.Flush();
        Environment.Exit(code);
    }

    static string Describe(Exception error) {
        string[] lines = error.ToString().Split('\n');
        int end = lines.Length;
        while (end > 1 && IsOurs(lines[end - 1])) end--;
        var text = new StringBuilder();
        for (int i = 0; i < Math.Min(end, ShownLines); i++) {
            if (i > 0) text.Append('\n');
            // `in Solution.cs:line 3` of .NET; with the number alone it is found by editors and readers of ours.
            text.Append(lines[i].Replace(".cs:line ", ".cs:"));
        }
        if (end > ShownLines) text.Append("\n   ... ").Append(end - ShownLines).Append(" more");
        return text.ToString();
    }

    static bool IsOurs(string line) {
        foreach (string begin in Ours)
            if (line.StartsWith("   at " + begin, StringComparison.Ordinal)) return true;
        return line.Length == 0;
    }
}
