# Memory without end.
# problem: add
# verdicts: MLE
class Solution:
    def add(self, a, b):
        keep = []
        while True:
            keep.append(bytearray(10_000_000))
