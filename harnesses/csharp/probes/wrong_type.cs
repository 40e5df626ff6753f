public class Solution {
    public string Probe(int n) {
        return "five";
    }
}
