# Computes in a thread while the one that is asked only waits.
# problem: add
# verdicts: TLE
import threading
import time

def burn():
    while True:
        pass

class Solution:
    def add(self, a, b):
        threading.Thread(target=burn, daemon=True).start()
        while time.process_time() < 3:  # a starved core takes its time
            time.sleep(0.05)
        return a + b
