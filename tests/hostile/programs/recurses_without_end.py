# A stack without end.
# problem: add
# verdicts: RE MLE
class Solution:
    def add(self, a, b):
        return self.add(a, b) + 1
