# Gives itself names that others could ask for: sockets, shared memory, keys, processes.
# problem: add
# verdicts: AC
import ctypes
import socket
import time

libc = ctypes.CDLL(None)


class Solution:
    def add(self, a, b):
        if a == 1:
            libc.prctl(15, b"planted")
            libc.syscall(248, b"user", b"planted", b"x", 1, -4)
            libc.shmget(0x6A7E1, 4096, 0o1666)
            libc.shm_open(b"/planted", 0o102, 0o666)
            try:
                listener = socket.socket(socket.AF_UNIX)
                listener.bind("\0planted")
                listener.listen()
            except OSError:
                pass
            time.sleep(1.6)
        return a + b
