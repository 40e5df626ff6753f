# A number that is expensive to read.
# problem: add
# verdicts: WA
import os

class Solution:
    def add(self, a, b):
        os.write(4, b"9" * 1_000_000 + b"\n")
        return 0
