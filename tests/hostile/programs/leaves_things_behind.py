# Leaves files, shared memory, queues and a daemon for the next submission to find.
# problem: add
# verdicts: AC
import ctypes
import os
import time

libc = ctypes.CDLL(None)
for path in ("/tmp/left", "/dev/shm/left", "/var/tmp/left", "/dev/mqueue/left", "/box/left", "/run/left", "/run/lock/left"):
    try:
        with open(path, "w") as file:
            file.write("left behind")
    except OSError:
        pass
libc.shmget(0x6A7E1, 4096, 0o1666)
libc.semget(0x6A7E1, 1, 0o1666)
libc.msgget(0x6A7E1, 0o1666)
libc.syscall(248, b"user", b"left", b"behind", 6, -4)  # add_key
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.closerange(0, 64)
        time.sleep(1000)
    os._exit(0)

class Solution:
    def add(self, a, b):
        return a + b
