class Solution:
    def probe(self, n: int) -> int:
        while n == 0:
            pass
        return n
