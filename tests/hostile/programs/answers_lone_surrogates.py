# A string that UTF-8 cannot hold, escaped and raw.
# problem: word
# verdicts: WA
import os
import sys

class Solution:
    def word(self, n):
        if n % 2:
            os.write(4, b'"\\ud800 \\udfff"\n')
        sys.stdout.buffer.write(b"\xed\xa0\x80")
        return "\ud800"
