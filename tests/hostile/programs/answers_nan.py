# Not a number is near no number.
# problem: half
# verdicts: WA RE
class Solution:
    def half(self, n):
        return float("nan")
