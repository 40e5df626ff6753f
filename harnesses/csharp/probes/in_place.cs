public class Solution {
    public void Probe(int[] values) {
        for (int i = 0, j = values.Length - 1; i < j; i++, j--) (values[i], values[j]) = (values[j], values[i]);
    }
}
