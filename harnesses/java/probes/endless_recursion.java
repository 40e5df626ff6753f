class Solution {
    public int probe(int n) {
        return 1 + probe(n + 1);
    }
}
