class Solution {
    public int probe(int[] values) {
        int count = 0;
        for (int value : values) count += value == 0 ? 0 : 1;
        Arrays.fill(values, 0);
        return count;
    }
}
