class Solution {
    public int[] twoSum(int[] nums, int target) {
        Set<Integer> seen = new HashSet<>();
        for (int value : nums) {
            if (seen.contains(target - value)) {
                return new int[] {target - value, value};
            }
            seen.add(value);
        }
        return new int[0];
    }
}
