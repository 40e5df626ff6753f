class Solution {
    public String longestPalindrome(String s) {
        int n = s.length();
        boolean[][] isPalindrome = new boolean[n][n];
        int start = 0;
        int length = 1;
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i; j < n; j++) {
                isPalindrome[i][j] = s.charAt(i) == s.charAt(j) && (j - i < 2 || isPalindrome[i + 1][j - 1]);
                if (isPalindrome[i][j] && j - i + 1 > length) {
                    start = i;
                    length = j - i + 1;
                }
            }
        }
        return s.substring(start, start + length);
    }
}
