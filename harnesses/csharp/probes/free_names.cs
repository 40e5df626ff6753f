public class Solution {
    record Point(int X, int Y);

    public int Probe(int n) {
        var groups = Enumerable.Range(0, 4).GroupBy(x => x % 2).ToDictionary(one => one.Key, one => one.ToList());
        var heap = new PriorityQueue<string, int>();
        heap.Enqueue("last", 2);
        heap.Enqueue("first", 1);
        BigInteger big = BigInteger.Pow(2, 100) % 10;
        Span<int> window = stackalloc int[] { 1, 2, 3 };
        int kind = new Point(1, 2) switch {
            { X: > 0 } and (var x, _) => x,
            _ => 0,
        };
        int[] spread = [.. groups[0], n];
        var text = new StringBuilder().AppendJoin(',', spread);
        bool isMatch = Regex.IsMatch(text.ToString(), @"^0,2,5$");
        var words = new ConcurrentDictionary<string, int> { [heap.Dequeue()] = 5 };
        int bits = BitOperations.PopCount(7);
        return groups[1].Count + (int)big + window[^1] + kind + (isMatch ? 10 : 0) + words["first"] + bits + 12;
    }
}
