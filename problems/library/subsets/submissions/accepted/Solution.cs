public class Solution {
    public IList<IList<int>> Subsets(int[] nums) {
        IList<IList<int>> subsets = new List<IList<int>> { new List<int>() };
        foreach (int num in nums) {
            for (int i = subsets.Count - 1; i >= 0; i--) subsets.Add([.. subsets[i], num]);
        }
        return subsets;
    }
}
