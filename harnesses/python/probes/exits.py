class Solution:
    def probe(self, n: int) -> int:
        if n == 0:
            print("bye")
            exit(0)
        return n
