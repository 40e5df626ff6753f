public class Solution {
    public IList<IList<string>> GroupAnagrams(string[] strs) =>
        strs.GroupBy(Sorted).Select(group => (IList<string>)group.ToList()).ToList();

    private static string Sorted(string word) {
        char[] letters = word.ToCharArray();
        Array.Sort(letters);
        return new string(letters);
    }
}
