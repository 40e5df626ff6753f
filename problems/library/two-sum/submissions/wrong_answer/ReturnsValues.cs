public class Solution {
    public int[] TwoSum(int[] nums, int target) {
        var seen = new HashSet<int>();
        foreach (int num in nums) {
            if (seen.Contains(target - num)) return new[] { target - num, num };
            seen.Add(num);
        }
        return new int[2];
    }
}
