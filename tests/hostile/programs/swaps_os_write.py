# Every way that Python has to write, bent.
# problem: add
# verdicts: WA
import io
import os

real = os.write
os.write = lambda fd, data: real(fd, b"3\n" if fd == 4 else data)
io.open = io.open_code = lambda *a, **k: io.BytesIO()
os.fdopen = lambda *a, **k: io.BytesIO()
class Forged(io.RawIOBase):
    def write(self, data): return real(4, b"3\n")
import sys
for module in list(sys.modules.values()):
    for name, value in list(getattr(module, "__dict__", {}).items()):
        if isinstance(value, (io.BufferedWriter, io.FileIO)) and name not in ("stdout", "stderr"):
            setattr(module, name, Forged())

class Solution:
    def add(self, a, b):
        return 0
