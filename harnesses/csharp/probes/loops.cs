public class Solution {
    public int Probe(int n) {
        while (n == 0) {
        }
        return n;
    }
}
