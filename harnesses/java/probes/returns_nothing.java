class Solution {
    public void probe(int n) {
        n++;
    }
}
