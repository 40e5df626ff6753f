# Half a megabyte that is gigabytes.
# problem: add
# verdicts: MLE
import zlib

class Solution:
    def add(self, a, b):
        small = zlib.compress(bytes(32 << 20), 1)
        return sum(map(len, [zlib.decompress(small) for _ in range(64)]))
