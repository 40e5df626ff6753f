class Solution {
    public String longestPalindrome(String s) {
        String best = "";
        for (int centre = 0; centre < s.length(); centre++) {
            for (int width = 0; width < 2; width++) {
                int left = centre;
                int right = centre + width;
                while (s.charAt(left) == s.charAt(right)) {  // runs over the edge of the text
                    left--;
                    right++;
                }
                if (right - left - 1 > best.length()) best = s.substring(left + 1, right);
            }
        }
        return best;
    }
}
