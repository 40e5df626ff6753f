class Solution:
    def inner(self, n):
        if n == 0:
            raise ValueError("boom")  # HERE
        return n

    def probe(self, n: int) -> int:
        return self.inner(n)
