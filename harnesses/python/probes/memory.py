class Solution:
    def probe(self, n: int) -> int:
        kept = []
        while True:
            kept.append(bytearray(1 << 20))
