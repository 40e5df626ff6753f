public class Solution {
    private int Inner(int n) {
        if (n == 0) throw new InvalidOperationException("boom"); // HERE
        return n;
    }

    public int Probe(int n) {
        return Inner(n);
    }
}
