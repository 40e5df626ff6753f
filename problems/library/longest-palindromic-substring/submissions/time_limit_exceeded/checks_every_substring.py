class Solution:
    def longestPalindrome(self, s: str) -> str:
        best = ""
        for i in range(len(s)):
            for j in range(i, len(s)):
                if all(s[i + k] == s[j - k] for k in range((j - i + 1) // 2)) and j - i >= len(best):
                    best = s[i : j + 1]
        return best
