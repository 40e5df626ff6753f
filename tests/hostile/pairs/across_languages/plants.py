# Leaves notes for a program in another language, in another container.
# problem: add
# verdicts: AC
import fcntl
import os
import socket

for path in ("/tmp/planted", "/dev/shm/planted", "/var/tmp/planted", "/dev/mqueue/planted", "/run/lock/planted"):
    try:
        with open(path, "w") as file:
            file.write("planted")
    except OSError:
        pass
try:
    fcntl.flock(os.open("/proc/self/ns/user", os.O_RDONLY), fcntl.LOCK_EX)
except OSError:
    pass
try:
    socket.socket(socket.AF_UNIX).bind("\0planted")
except OSError:
    pass
if os.fork() == 0:
    os.setsid()
    os.execv("/bin/sh", ["planted", "-c", "while :; do sleep 1000; done"])

class Solution:
    def add(self, a, b):
        return a + b
