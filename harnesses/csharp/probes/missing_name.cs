public class Solution {
    public int Other(int n) {
        return n;
    }
}
