class Solution:
    def reverseString(self, s: List[str]) -> List[str]:
        return s[::-1]
