public class Solution {
    public void Probe(int n) {
        n++;
    }
}
