class Solution:
    def probe(self, n: int) -> int:
        return 1 + self.probe(n + 1)
