class Solution:
    def probe(self, n: int) -> List[float]:
        return [float("nan"), inf, -inf]
