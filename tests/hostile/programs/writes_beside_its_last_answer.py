# Right in every test, and a line more before the last answer, out of another thread.
# problem: add
# verdicts: WA
import os
import threading

class Solution:
    def add(self, a, b):
        if a == 7:
            other = threading.Thread(target=os.write, args=(4, b"3\n"))
            other.start()
            other.join()
        return a + b
