# One operation that does not look at its clock.
# problem: add
# verdicts: TLE
class Solution:
    def add(self, a, b):
        n = 3 ** 2_000_000
        while True:
            n *= n
