# As a memory limit would.
# problem: add
# verdicts: RE
import os
import signal

class Solution:
    def add(self, a, b):
        os.kill(os.getpid(), signal.SIGKILL)
