# Lines more when the interpreter ends: nothing of the solution's runs any more when the harness does.
# problem: add
# verdicts: AC
import atexit
import os

class Late:
    def __del__(self):
        os.write(4, b"3\n")

late = Late()
atexit.register(os.write, 4, b"3\n")

class Solution:
    def add(self, a, b):
        return a + b
