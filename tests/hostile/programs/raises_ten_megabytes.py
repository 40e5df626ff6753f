# An exception whose message is ten megabytes long.
# problem: add
# verdicts: OLE
class Solution:
    def add(self, a, b):
        raise ValueError("x" * 10_000_000)
