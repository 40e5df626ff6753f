int[] Numbers() => Array.ConvertAll(Console.ReadLine().Split(), int.Parse);

var first = Numbers();
var best = new long[first[1] + 1];
for (int crate = 0; crate < first[0]; crate++) {
    var (weight, price) = Numbers() switch { var line => (line[0], line[1]) };
    for (int load = best.Length - 1; load >= weight; load--) {
        best[load] = Math.Max(best[load], best[load - weight] + price);
    }
}
Console.WriteLine(best[^1]);
