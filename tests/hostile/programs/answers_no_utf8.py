# Bytes that are no text.
# problem: word
# verdicts: WA
import os

class Solution:
    def word(self, n):
        os.write(4, b'"\xff\xfe\xc0\x80"\n')
        return ""
