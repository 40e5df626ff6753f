# Colours, a cleared screen, text from right to left, a title for the window: on both streams and in the answer.
# problem: word
# verdicts: WA
import sys

class Solution:
    def word(self, n):
        text = "\x1b[2J\x1b]0;title\x07\u202egnorw\u2066 <script>alert(1)</script> \x85\u2028"
        print(text)
        print(text, file=sys.stderr)
        return text
