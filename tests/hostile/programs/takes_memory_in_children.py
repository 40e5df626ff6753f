# Memory that no one process has much of.
# problem: add
# verdicts: MLE
import os
import time

class Solution:
    def add(self, a, b):
        for _ in range(10):
            if os.fork() == 0:
                keep = bytearray(60_000_000)
                time.sleep(60)
        time.sleep(60)
