class Solution:
    def probe(self, n: int) -> int:
        return 1 + self.probe(n - 1) if n > 0 else 0
