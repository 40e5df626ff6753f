# Takes all of /tmp, bytes and inodes, and answers right all the same.
# problem: add
# verdicts: AC
import os

for number in range(20_000):
    try:
        with open(f"/tmp/{number}", "wb") as file:
            if number < 100:
                file.write(bytes(1_000_000))
    except OSError:
        pass

class Solution:
    def add(self, a, b):
        return a + b
