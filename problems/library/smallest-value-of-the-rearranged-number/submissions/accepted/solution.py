class Solution:
    def smallestNumber(self, num: int) -> int:
        digits = sorted(str(abs(num)), reverse=num < 0)
        if digits[0] == "0" and num:
            first = next(i for i, digit in enumerate(digits) if digit != "0")
            digits[0], digits[first] = digits[first], digits[0]
        value = int("".join(digits))
        return -value if num < 0 else value
