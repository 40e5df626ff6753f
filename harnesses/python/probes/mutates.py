class Solution:
    def probe(self, values: List[int]) -> int:
        count = len(values)
        values.clear()
        return count
