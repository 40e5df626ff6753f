# Characters that a database does not store, in all streams.
# problem: word
# verdicts: WA
import os
import sys

class Solution:
    def word(self, n):
        print("a\0b")
        print("a\0b", file=sys.stderr)
        os.write(4, b'"a\\u0000b"\n')
        return "a\0b"
