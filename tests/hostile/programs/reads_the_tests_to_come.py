# Takes the other tests out of the pipe before it answers the first.
# problem: add
# verdicts: TLE
class Solution:
    def add(self, a, b):
        with open("/dev/fd/3", "rb") as tests:
            rest = tests.read()
        print("BREACH" if rest else "nothing")
        return a + b
