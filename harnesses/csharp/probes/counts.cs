public class Solution {
    public int Probe(int[] values) {
        int count = 0;
        foreach (int value in values)
            if (value % 2 == 0) values[count++] = value;
        return count;
    }
}
