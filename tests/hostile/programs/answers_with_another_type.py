# Right by Python's idea of equality, and no integer.
# problem: add
# verdicts: WA RE
class Solution:
    def add(self, a, b):
        return [float(a + b), True, str(a + b), complex(a + b)][a % 4]
