public class Solution {
    public int Probe(int n) {
        if (n == 0) {
            Console.WriteLine("bye");
            Environment.Exit(0);
        }
        return n;
    }
}
