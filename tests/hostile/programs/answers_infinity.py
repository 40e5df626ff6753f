# No tolerance reaches as far as infinity.
# problem: half
# verdicts: WA
class Solution:
    def half(self, n):
        return float("inf")
