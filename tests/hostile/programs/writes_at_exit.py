# Right in every test, and lines more beside the last answers: accepted only if they come after all of them.
# problem: add
# verdicts: AC WA RE
import atexit
import os
import threading
import time

atexit.register(os.write, 4, b"3\n")

class Late:
    def __del__(self):
        os.write(4, b"3\n")

late = Late()

class Solution:
    def add(self, a, b):
        if a == 123456789:
            threading.Thread(target=lambda: (time.sleep(0.0), os.write(4, b"3\n"))).start()
        return a + b
