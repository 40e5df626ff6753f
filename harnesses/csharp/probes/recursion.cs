public class Solution {
    public int Probe(int n) {
        return n > 0 ? 1 + Probe(n - 1) : 0;
    }
}
