# Writes a note in one test and reads it in the next: each run finds an empty place.
# problem: sum
# verdicts: AC
import ctypes
import os

libc = ctypes.CDLL(None)
for path in ("/tmp/note", "/dev/shm/note", "/dev/mqueue/note", "/var/tmp/note", "/box/note"):
    if os.path.exists(path):
        print("BREACH: found", path)
    try:
        with open(path, "w") as file:
            file.write("x")
    except OSError:
        pass
if libc.shmget(0x6A7E1, 4096, 0o600) >= 0:
    print("BREACH: shared memory of the run before")
libc.shmget(0x6A7E1, 4096, 0o1600)
others = [pid for pid in os.listdir("/proc") if pid.isdigit() and int(pid) not in (1, os.getpid())]
if others:
    print("BREACH: processes of the run before", others)
if os.fork() == 0:
    os.setsid()
    import time
    os.closerange(0, 64)
    time.sleep(1000)
a, b = map(int, input().split())
print(a + b)
