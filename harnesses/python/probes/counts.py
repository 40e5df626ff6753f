class Solution:
    def probe(self, values: List[int]) -> int:
        count = 0
        for value in values:
            if value % 2 == 0:
                values[count] = value
                count += 1
        return count
