public class Solution {
    public int Probe(int n) {
        return 1 + Probe(n + 1);
    }
}
