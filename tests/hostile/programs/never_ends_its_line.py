# An answer without an end.
# problem: add
# verdicts: OLE
import os

class Solution:
    def add(self, a, b):
        while True:
            os.write(4, b"3" * 65536)
