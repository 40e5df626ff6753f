using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Judge;

/// <summary>
/// The compile step, by the compiler's library in this process:
///
///   compile solution Solution.cs   a function or class problem
///   compile program  A.cs B.cs     a program that reads stdin
///   compile wait                   one of the above, when a line of stdin names it, its words apart by tabs
///
/// One that waits compiles a source of our own meanwhile, in memory: the compiler comes without machine code, and of the
/// 0.9 s that it takes from its start all but 0.06 s are gone then. It compiles for one submission and ends.
///
/// What is imported for free is a source file of its own, so all lines of the solver's keep their numbers.
/// </summary>
static class Compile {
    internal const string Product = "solution.dll";
    const int ShownErrors = 20;

    static readonly EmitOptions Options = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb);

    static readonly string[] Usings = {
        "System", "System.Collections", "System.Collections.Concurrent", "System.Collections.Generic",
        "System.Collections.Immutable", "System.Globalization", "System.IO", "System.Linq", "System.Numerics",
        "System.Text", "System.Text.RegularExpressions", "System.Threading", "System.Threading.Tasks",
    };

    // What most solutions use; what it names, the compiler has read when the real one comes.
    const string Sample = @"
public class Solution {
    private readonly Dictionary<string, IList<int>> groups = new();
    record Point(int X, int Y);
    int Depth(TreeNode root) => root is null ? 0 : 1 + Math.Max(Depth(root.left), Depth(root?.right));
    public IList<IList<int>> Solve(int[] nums, string s, IList<int> list, char[][] board, ListNode head) {
        var queue = new Queue<(int Row, int Column)>();
        var heap = new PriorityQueue<int, int>();
        HashSet<int> seen = new HashSet<int>(list);
        int[,] table = new int[nums.Length + 1, 2];
        StringBuilder text = new StringBuilder();
        for (int i = 0, n = nums.Length; i < n && seen.Count > 0; i++) {
            if (!groups.TryGetValue(s.Substring(i), out var group)) groups[s] = group = new List<int>();
            group.Add(nums[i]);
            if (seen.Contains(nums[i])) queue.Enqueue((i, Math.Max(nums[i], board[i].Length)));
            text.Append(s[i]).Append($""{i}-{nums[^1]}"");
            table[i, 0] += (int)Math.Pow(2, i) % 7;
        }
        while (queue.Count > 0) { var (row, column) = queue.Dequeue(); heap.Enqueue(row, column); }
        foreach (var pair in groups) seen.Add(pair.Value[0]);
        Array.Sort(nums, (a, b) => b.CompareTo(a));
        int Local(int x) => x switch { 0 => 1, > 5 when x % 2 == 0 => 2, _ => Local(x - 1) };
        while (head != null) head = head.next;
        var texts = nums.Select(x => x.ToString()).Where(x => x.Length > 1).OrderBy(x => x).ToArray();
        Console.WriteLine(string.Join("","", texts));
        try { return groups.GroupBy(x => x.Key).Select(x => (IList<int>)x.Select(y => 1).ToList()).ToList(); }
        catch (ArgumentException) { return new List<IList<int>> { new List<int> { Local(3), new Point(1, 2).X } }; }
    }
    static void Main(string[] args) {
        var words = Console.ReadLine().Split(' ');
        long sum = words.Select(long.Parse).Sum();
        Console.WriteLine(sum);
    }
}
";

    internal static int Run(string[] words) {
        List<MetadataReference> references = References();
        if (words[1] == "wait") {
            CSharpCompilation sample = Compiled(new[] { Parsed("Sample.cs", Sample) }, references, isProgram: false);
            sample.Emit(new MemoryStream(), new MemoryStream(), options: Options);
            string line = Console.In.ReadLine();
            if (line == null) return 0;
            words = ("compile\t" + line).Split('\t');
        }
        var sources = new List<SyntaxTree>();
        for (int i = 2; i < words.Length; i++) {
            // Bytes that are no UTF-8 become marks of their own instead of an end without a word.
            string text = new UTF8Encoding(false).GetString(File.ReadAllBytes(words[i])).TrimStart('\ufeff');
            sources.Add(Parsed(words[i], text));
        }
        try {
            return Written(Compiled(sources, references, words[1] == "program"));
        } catch (Exception error) when (error is InsufficientExecutionStackException or OutOfMemoryException) {
            return Refused("the compiler gave up: " + error.Message + "\n");
        }
    }

    /// <summary>Write the assembly and its line numbers; return the exit code.</summary>
    static int Written(CSharpCompilation compilation) {
        var assembly = new MemoryStream();
        var lines = new MemoryStream();
        EmitResult result = compilation.Emit(assembly, lines, options: Options);
        if (!result.Success) return Refused(Report(result.Diagnostics));
        File.WriteAllBytes(Product, assembly.ToArray());
        File.WriteAllBytes(Path.ChangeExtension(Product, "pdb"), lines.ToArray());
        return 0;
    }

    static int Refused(string text) {
        using Stream stderr = Console.OpenStandardError();
        stderr.Write(Encoding.UTF8.GetBytes(text));
        return 1;
    }

    static SyntaxTree Parsed(string file, string text) {
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None);
        return CSharpSyntaxTree.ParseText(text, options, file, Encoding.UTF8);
    }

    static CSharpCompilation Compiled(
        IEnumerable<SyntaxTree> sources, List<MetadataReference> references, bool isProgram) {
        var free = new StringBuilder();
        foreach (string name in Usings) free.Append("global using ").Append(name).Append(";\n");
        var trees = new List<SyntaxTree>(sources) { Parsed("usings", free.ToString()) };
        var options = new CSharpCompilationOptions(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            warningLevel: 0,
            concurrentBuild: false);
        return CSharpCompilation.Create("solution", trees, references, options);
    }

    /// <summary>Return the class library, without what no program here can use.</summary>
    static List<MetadataReference> References() {
        var references = new List<MetadataReference>();
        foreach (string name in File.ReadAllLines(AppContext.BaseDirectory + "references"))
            references.Add(MetadataReference.CreateFromFile(AppContext.BaseDirectory + name));
        return references;
    }

    static string Report(IEnumerable<Diagnostic> messages) {
        var errors = new List<Diagnostic>();
        foreach (Diagnostic one in messages)
            if (one.Severity == DiagnosticSeverity.Error) errors.Add(one);
        errors.Sort((a, b) => Order(a.Location, b.Location));
        var text = new StringBuilder();
        foreach (Diagnostic one in errors.GetRange(0, Math.Min(errors.Count, ShownErrors))) {
            string message = "error " + one.Id + ": " + one.GetMessage(CultureInfo.InvariantCulture) + "\n";
            if (one.Location.SourceTree == null) text.Append(message);
            else Quote(one.Location, message, text);
        }
        return text.Append(errors.Count).Append(errors.Count == 1 ? " error\n" : " errors\n").ToString();
    }

    static int Order(Location a, Location b) {
        int files = string.CompareOrdinal(a.SourceTree?.FilePath, b.SourceTree?.FilePath);
        return files != 0 ? files : a.SourceSpan.Start - b.SourceSpan.Start;
    }

    /// <summary>Append the place, the message, the line and a mark below the place.</summary>
    static void Quote(Location location, string message, StringBuilder text) {
        LinePosition place = location.GetLineSpan().StartLinePosition;
        string line = location.SourceTree.GetText().Lines[place.Line].ToString();
        string file = location.SourceTree.FilePath;
        text.Append($"{file}:{place.Line + 1}:{place.Character + 1}: {message}{line.TrimEnd()}\n");
        for (int i = 0; i < Math.Min(place.Character, line.Length); i++) text.Append(line[i] == '\t' ? '\t' : ' ');
        text.Append("^\n");
    }
}
