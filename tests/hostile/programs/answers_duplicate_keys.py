# An object instead of a number.
# problem: add
# verdicts: WA
import os

class Solution:
    def add(self, a, b):
        os.write(4, b'{"value": 1, "value": %d}\n' % (a + b))
        return a + b
