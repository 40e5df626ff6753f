# 137 is what a shell says of a killed process.
# problem: add
# verdicts: RE
import os

class Solution:
    def add(self, a, b):
        os._exit({1: 137, 17: 124}.get(a, 143))
