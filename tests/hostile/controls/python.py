# The one who comes after: looks for anything that an earlier submission may have left, then answers.
import ctypes
import os

class Solution:
    def add(self, a, b):
        found = [path for path in ("/tmp", "/dev/shm", "/var/tmp", "/dev/mqueue", "/run/lock")
                 if os.path.isdir(path) and os.access(path, os.R_OK) and os.listdir(path)]
        found += [path for path in os.listdir("/box") if path != "solution.py"]
        found += [pid for pid in os.listdir("/proc") if pid.isdigit() and int(pid) not in (1, os.getpid())]
        found += [kind for kind in ("shm", "sem", "msg") if os.path.exists(f"/proc/sysvipc/{kind}") and len(open(f"/proc/sysvipc/{kind}").readlines()) > 1]
        if ctypes.CDLL(None).syscall(250, 10, -4, b"user", b"left", 0) >= 0:
            found.append("a key")
        if found:
            print("BREACH: found", found)
        for _ in range(300_000):
            pass
        return a + b
