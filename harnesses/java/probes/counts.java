class Solution {
    public int probe(int[] values) {
        int count = 0;
        for (int value : values) if (value % 2 == 0) values[count++] = value;
        return count;
    }
}
