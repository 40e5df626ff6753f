# Closes all its descriptors and waits.
# problem: add
# verdicts: TLE
import os
import time

class Solution:
    def add(self, a, b):
        os.closerange(0, 1024)
        time.sleep(1e6)
