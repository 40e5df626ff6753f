class Solution {
    public int probe(int n) {
        while (n == 0) {
        }
        return n;
    }
}
