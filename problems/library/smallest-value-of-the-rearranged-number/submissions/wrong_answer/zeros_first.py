class Solution:
    def smallestNumber(self, num: int) -> int:
        value = int("".join(sorted(str(abs(num)), reverse=num < 0)))
        return -value if num < 0 else value
