class Solution:
    def probe(self, n: int) -> int:
        print("hello", n)
        print("no newline", end="")
        print("warning", n, file=sys.stderr)
        return n
