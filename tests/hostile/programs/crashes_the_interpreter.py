# A pointer to nowhere.
# problem: add
# verdicts: RE
import ctypes

class Solution:
    def add(self, a, b):
        return ctypes.string_at(8)
