public class Solution {
    public int[] TwoSum(int[] nums, int target) =>
        (from i in Enumerable.Range(0, nums.Length)
         from j in Enumerable.Range(0, i)
         where nums[i] + nums[j] == target
         select new[] { j, i }).Last();
}
