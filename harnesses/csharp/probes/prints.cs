public class Solution {
    public int Probe(int n) {
        Console.WriteLine("hello " + n);
        Console.Write("no newline");
        Console.Error.WriteLine("warning " + n);
        return n;
    }
}
