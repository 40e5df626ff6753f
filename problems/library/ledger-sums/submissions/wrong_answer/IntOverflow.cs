int[] sizes = Array.ConvertAll(Console.ReadLine().Split(), int.Parse);
long[] days = Array.ConvertAll(Console.ReadLine().Split(), long.Parse);
var sums = new int[sizes[0] + 1]; // too small for the largest sums
for (int i = 0; i < sizes[0]; i++) sums[i + 1] = sums[i] + (int)days[i];
var output = new StringBuilder();
for (int i = 0; i < sizes[1]; i++) {
    int[] range = Array.ConvertAll(Console.ReadLine().Split(), int.Parse);
    output.Append(sums[range[1]] - sums[range[0] - 1]).Append('\n');
}
Console.Write(output);
