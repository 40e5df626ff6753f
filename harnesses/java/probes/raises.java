class Solution {
    private int inner(int n) {
        if (n == 0) throw new IllegalStateException("boom"); // HERE
        return n;
    }

    public int probe(int n) {
        return inner(n);
    }
}
