# Links for the judge to follow.
# problem: add
# verdicts: AC
import os

for number, target in enumerate(("/etc/shadow", "/proc/1/mem", "/box/solution.py", "/", "/dev/zero", "..")):
    os.symlink(target, f"/tmp/{number}")
os.makedirs("/tmp/deep/" + "d/" * 500)
os.symlink("/tmp/loop", "/tmp/loop")
os.chmod("/tmp/deep", 0)

class Solution:
    def add(self, a, b):
        return a + b
