# Asks everybody for the answer.
# problem: add
# verdicts: AC
import os
import socket

for family, address in (
    (socket.AF_INET, ("1.1.1.1", 53)), (socket.AF_INET, ("127.0.0.1", 5432)), (socket.AF_INET, ("172.17.0.1", 22)),
    (socket.AF_INET6, ("::1", 80)), (socket.AF_UNIX, "/var/run/docker.sock"), (socket.AF_UNIX, "\0abstract"),
    (40, (2, 1024)), (socket.AF_NETLINK, (0, 0)), (socket.AF_PACKET, ("lo", 0)), (38, ("hash", "sha256")),
):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(family, kind)
            print("BREACH: a socket of family", family)
        except OSError:
            pass
try:
    socket.getaddrinfo("example.org", 80)
    print("BREACH: names are resolved")
except OSError:
    pass
for place in ("/sys/class/net", "/proc/net/dev"):
    try:
        names = os.listdir(place) if place.startswith("/sys") else [line.split(":")[0].strip() for line in open(place) if ":" in line]
        if set(names) - {"lo"}:
            print("BREACH: there is an interface")
    except OSError:
        pass

class Solution:
    def add(self, a, b):
        return a + b
