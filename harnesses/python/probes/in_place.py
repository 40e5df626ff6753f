class Solution:
    def probe(self, values: List[int]) -> None:
        values.reverse()
