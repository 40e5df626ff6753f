# Raises its own limits, then takes more than they were.
# problem: add
# verdicts: MLE
import resource

for kind in (resource.RLIMIT_AS, resource.RLIMIT_DATA, resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE,
             resource.RLIMIT_CORE, resource.RLIMIT_NOFILE, resource.RLIMIT_STACK):
    soft, hard = resource.getrlimit(kind)
    try:
        resource.setrlimit(kind, (hard, hard))
        if hard != resource.RLIM_INFINITY:
            resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            print("BREACH: raised", kind)
    except (OSError, ValueError):
        pass
for name in ("oom_score_adj",):
    try:
        with open(f"/proc/self/{name}", "w") as file:
            file.write("-1000")
        print("BREACH: may not be killed for memory")
    except OSError:
        pass

class Solution:
    def add(self, a, b):
        keep = [bytearray(1_000_000) for _ in range(5_000)]
        return a + b
