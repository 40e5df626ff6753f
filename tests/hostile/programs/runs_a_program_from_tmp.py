# Brings a program of its own, where nothing may be run.
# problem: add
# verdicts: AC
import os
import shutil

for folder in ("/tmp", "/box", "/dev/shm", "/dev/mqueue", "/var/tmp"):
    try:
        path = shutil.copy("/bin/true", folder)
        os.chmod(path, 0o4755)
        if os.spawnv(os.P_WAIT, path, ["true"]) == 0:
            print("BREACH: ran", path)
    except OSError:
        pass

class Solution:
    def add(self, a, b):
        return a + b
