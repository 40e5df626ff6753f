class Solution {
    private final List<List<Integer>> ways = new ArrayList<>();

    public List<List<Integer>> subsets(int[] nums) {
        choose(nums, 0, new ArrayList<>());
        return ways;
    }

    private void choose(int[] nums, int at, List<Integer> taken) {
        if (at == nums.length) {
            ways.add(new ArrayList<>(taken));
            return;
        }
        choose(nums, at + 1, taken);
        taken.add(nums[at]);
        choose(nums, at + 1, taken);
        taken.remove(taken.size() - 1);
    }
}
