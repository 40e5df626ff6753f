# Prints without end.
# problem: add
# verdicts: OLE
class Solution:
    def add(self, a, b):
        while True:
            print("x" * 10_000)
