# A fork bomb.
# problem: add
# verdicts: TLE RE MLE
import os

while True:
    try:
        os.fork()
    except OSError:
        pass
