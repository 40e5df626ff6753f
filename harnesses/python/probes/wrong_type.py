class Solution:
    def probe(self, n: int) -> int:
        return "five"
