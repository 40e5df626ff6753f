using System;
using System.IO;
using System.Text;

class Program {
    static void Main() {
        using var input = new StreamReader(Console.OpenStandardInput());
        int[] sizes = Array.ConvertAll(input.ReadLine().Split(), int.Parse);
        long[] days = Array.ConvertAll(input.ReadLine().Split(), long.Parse);
        var sums = new long[sizes[0] + 1];
        for (int i = 0; i < sizes[0]; i++) sums[i + 1] = sums[i] + days[i];
        var output = new StringBuilder();
        for (int i = 0; i < sizes[1]; i++) {
            int[] range = Array.ConvertAll(input.ReadLine().Split(), int.Parse);
            output.Append(sums[range[1]] - sums[range[0] - 1]).Append('\n');
        }
        Console.Write(output);
    }
}
