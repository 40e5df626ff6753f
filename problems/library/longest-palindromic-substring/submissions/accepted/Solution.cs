public class Solution {
    public string LongestPalindrome(string s) {
        int start = 0, longest = 0;
        for (int centre = 0; centre < 2 * s.Length - 1; centre++) {
            int left = centre / 2, right = left + centre % 2;
            while (left >= 0 && right < s.Length && s[left] == s[right]) {
                left--;
                right++;
            }
            int length = right - left - 1;
            if (length > longest) (start, longest) = (left + 1, length);
        }
        return s.Substring(start, longest);
    }
}
