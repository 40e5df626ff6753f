class Solution:
    def reverseString(self, s: List[str]) -> None:
        for end in range(len(s) - 1, 0, -1):
            for i in range(end):
                s[i], s[i + 1] = s[i + 1], s[i]
