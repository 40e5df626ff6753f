# Waits, and takes no processor time.
# problem: add
# verdicts: TLE
import time

time.sleep(1e6)
