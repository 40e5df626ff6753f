class Solution {
    public int probe(int n) {
        return n > 0 ? 1 + probe(n - 1) : 0;
    }
}
