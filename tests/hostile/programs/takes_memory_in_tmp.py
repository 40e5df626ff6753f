# Memory that is called a file.
# problem: add
# verdicts: MLE
import os

class Solution:
    def add(self, a, b):
        fds = []
        while True:
            fds.append(os.memfd_create("x"))
            os.write(fds[-1], bytes(20_000_000))
