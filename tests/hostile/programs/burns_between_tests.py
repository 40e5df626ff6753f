# Computes in the background while nobody measures.
# problem: add
# verdicts: TLE WA RE AC
import threading

def burn():
    while True:
        pass

class Solution:
    def add(self, a, b):
        threading.Thread(target=burn, daemon=True).start()
        return a + b
