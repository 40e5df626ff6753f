# Needs some of /tmp itself.
# problem: add
# verdicts: AC
import os

class Solution:
    def add(self, a, b):
        for number in range(1000):
            with open(f"/tmp/{number}", "wb") as file:
                file.write(bytes(10_000))
        for number in range(1000):
            os.unlink(f"/tmp/{number}")
        return a + b
