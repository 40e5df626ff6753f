# Opens what belongs to root, to the supervisor and to the host.
# problem: add
# verdicts: AC
import glob
import os

SECRETS = ["/etc/shadow", "/etc/gshadow", "/root/.bashrc", "/var/run/docker.sock", "/run/docker.sock",
           "/dev/mem", "/dev/kmsg", "/proc/kcore", "/proc/sched_debug", "/proc/1/cwd/x", "/sys/firmware/acpi"]
SECRETS += [f"/proc/1/{name}" for name in ("environ", "mem", "maps", "fd/0", "fd/1", "root/etc/shadow", "io", "stack", "syscall")]
SECRETS += glob.glob("/dev/sd*") + glob.glob("/dev/vd*") + glob.glob("/dev/nvme*")
for path in SECRETS:
    try:
        with open(path, "rb") as file:
            if file.read(1):
                print("BREACH: may read", path)
    except OSError:
        pass
for name in ("DATABASE_URL", "REDIS_URL", "GAVEL_SECRET_KEY"):
    if name in os.environ:
        print("BREACH: the worker's environment")

class Solution:
    def add(self, a, b):
        return a + b
