public class Solution {
    public int[] TwoSum(int[] nums, int target) {
        var places = new Dictionary<int, int>();
        for (int i = 0; i < nums.Length; i++) {
            if (places.TryGetValue(target - nums[i], out int place)) return new[] { place, i };
            places[nums[i]] = i;
        }
        throw new ArgumentException("no two of these numbers add up to it");
    }
}
