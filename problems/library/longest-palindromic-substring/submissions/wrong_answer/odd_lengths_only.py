class Solution:
    def longestPalindrome(self, s: str) -> str:
        best = ""
        for centre in range(len(s)):
            reach = 0
            while 0 <= centre - reach and centre + reach < len(s) and s[centre - reach] == s[centre + reach]:
                reach += 1
            if 2 * reach - 1 > len(best):
                best = s[centre - reach + 1 : centre + reach]
        return best
