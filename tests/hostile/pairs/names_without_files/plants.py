# Leaves somebody behind who listens on a name that is no file.
# problem: add
# verdicts: AC
import os
import socket
import time

kept = []
for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
    for address in ("\0planted", "/tmp/planted"):
        try:
            listener = socket.socket(socket.AF_UNIX, kind)
            listener.bind(address)
            listener.listen()
            kept.append(listener)
        except OSError:
            pass
if os.fork() == 0:
    os.setsid()
    time.sleep(1000)

class Solution:
    def add(self, a, b):
        return a + b
