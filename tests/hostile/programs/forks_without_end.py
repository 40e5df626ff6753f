# A fork bomb.
# problem: add
# verdicts: TLE
import os

while True:
    try:
        os.fork()
    except OSError:
        pass
