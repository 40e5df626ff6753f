# An answer larger than any may be.
# problem: word
# verdicts: OLE
class Solution:
    def word(self, n):
        return "x" * 10_000_000
