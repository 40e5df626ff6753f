# Complains without end.
# problem: add
# verdicts: OLE
import os

while True:
    os.write(2, b"x" * 65536)
