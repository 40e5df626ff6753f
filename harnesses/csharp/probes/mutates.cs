public class Solution {
    public int Probe(int[] values) {
        int count = values.Count(value => value != 0);
        Array.Clear(values);
        return count;
    }
}
