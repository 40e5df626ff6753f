"""Every limit, met by a real program in a real box, and what the sandbox reported of it.

A limit that does not hold is a failure. One that holds late is a warning: on a machine that is busy with other things
the supervisor gets its turn late, and no verdict is wrong for it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from judge.doctor import cures
from judge.doctor.check import Check
from judge.doctor.patient import Patient
from judge.doctor.report import Finding, fail, ok, warn
from judge.sandbox.box import Ending, JobLimits, Result

ORDER = 30
GROUP = "Limits"

MEMORY_MB = 128
OUTPUT_BYTES = 1 << 16
FILE_BYTES = 1 << 20
PROCESSES = 16
CPU_S = WALL_S = 0.5
TOUCHED_MB = 64

# What a limit may be passed by before it is held, on a machine that has time for us.
LATE_S = 0.2
# The wall clock allows a program that waits for a core more time; see the supervisor.
LATE_WALL_S = 1.0

_NOT_HELD = (
    "Judge nothing with it yet: unfair verdicts and runaway programs are sure. See that the engine has the cgroup"
    " controllers that it names (`docker info | grep -A9 -i warning`), then `sudo systemctl restart docker` and run the"
    " doctor again."
)

_MANY = """
import os, signal, time
count = 0
try:
    while count < 300:
        if os.fork() == 0:
            time.sleep(60)
            os._exit(0)
        count += 1
except OSError:
    pass
print(count)
"""
_FILE = """
import os, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
fd = os.open("/tmp/large", os.O_WRONLY | os.O_CREAT)
size = 0
try:
    while size < 16 << 20:
        size += os.write(fd, bytes(1 << 16))
except OSError:
    pass
print(size)
"""
# The kernel lets the first thread's stack grow down to what the limit allows, when a page there is touched.
_STACK = """
import ctypes, re
start = next(line.split("-")[0] for line in open("/proc/self/maps") if line.rstrip().endswith("[stack]"))
ctypes.memset(int(start, 16) - (64 << 20), 1, 1)
print(64)
"""
_PEAK = f"""
held = bytearray({TOUCHED_MB} << 20)
for line in open("/proc/self/status"):
    if line.startswith("VmHWM:"):
        print(line.split()[1])
"""


@dataclass(frozen=True)
class Trial:
    """A program that meets a limit, and what is to be made of its end; `took_s` is by our own clock."""

    name: str
    source: str
    decide: Callable[[Result, float], Finding]
    cpu_time_s: float = 10.0
    wall_time_s: float = 30.0

    def look(self, patient: Patient) -> Finding:
        """Run it."""
        limits = JobLimits(
            cpu_time_s=self.cpu_time_s,
            wall_time_s=self.wall_time_s,
            memory_mb=MEMORY_MB,
            output_bytes=OUTPUT_BYTES,
            processes=PROCESSES,
            file_bytes=FILE_BYTES,
        )
        since = time.monotonic()
        result = patient.run(self.source, limits)
        return self.decide(result, time.monotonic() - since)


def checks() -> Iterable[Check]:
    """Return a check for each limit."""
    return tuple(Check(trial.name, trial.look) for trial in TRIALS)


def cpu_time(result: Result, took_s: float) -> Finding:
    """Judge the end of a program that only counts."""
    if result.ending is not Ending.CPU_TIME or result.cpu_time_s < CPU_S:
        return _not_held("An endless loop", result)
    seen = f"a limit of {CPU_S:.2f} s ended an endless loop at {result.cpu_time_s:.2f} s"
    return _held(seen, result.cpu_time_s, took_s, late_s=CPU_S + LATE_S)


def wall_time(result: Result, took_s: float) -> Finding:
    """Judge the end of a program that only sleeps."""
    if result.ending is not Ending.WALL_TIME or result.wall_time_s < WALL_S:
        return _not_held("A program that sleeps for a minute", result)
    seen = f"a limit of {WALL_S:.2f} s ended a sleeper at {result.wall_time_s:.2f} s"
    return _held(seen, result.wall_time_s, took_s, late_s=WALL_S + LATE_WALL_S)


def memory(result: Result, took_s: float) -> Finding:
    """Judge the end of a program that takes 400 MB."""
    if result.ending is not Ending.MEMORY or result.memory_kb < MEMORY_MB << 10:
        return _not_held(f"A program that takes 400 MB with {MEMORY_MB} MB allowed", result)
    return ok(f"{MEMORY_MB} MB held against a program that takes 400 MB")


def peak(result: Result, took_s: float) -> Finding:
    """Compare the peak that was reported with the program's own account of it."""
    own_kb = _number(result)
    if own_kb < TOUCHED_MB << 10:
        return _not_held(f"A program that takes {TOUCHED_MB} MB", result)
    seen = f"{result.memory_kb} KiB reported of {own_kb} KiB by the kernel's account"
    if abs(result.memory_kb - own_kb) <= max(1024, own_kb // 50):
        return ok(seen)
    return warn(
        f"{seen}: more than 1 MiB or 2 % apart",
        "Memory verdicts near a limit are not exact here: `make images` for the newest supervisor, and a kernel of"
        " Debian's or Ubuntu's (`uname -r`).",
    )


def processes(result: Result, took_s: float) -> Finding:
    """Judge how many processes a program could start."""
    count = _number(result)
    if not 1 <= count <= PROCESSES:
        return _not_held(f"A program that starts 300 processes with {PROCESSES} allowed", result)
    return ok(f"{count} more could be started with {PROCESSES} allowed")


def output(result: Result, took_s: float) -> Finding:
    """Judge the end of a program that prints without end."""
    if result.ending is not Ending.OUTPUT or len(result.stdout) > OUTPUT_BYTES:
        return _not_held("A program that prints without end", result)
    return ok(f"an endless print was ended at {len(result.stdout) >> 10} KiB")


def file_size(result: Result, took_s: float) -> Finding:
    """Judge how large a file could become."""
    size = _number(result)
    if not 0 < size <= FILE_BYTES:
        return _not_held(f"A program that writes 16 MiB with {FILE_BYTES >> 20} allowed", result)
    return ok(f"a file could grow to {size >> 10} KiB")


def stack(result: Result, took_s: float) -> Finding:
    """Judge whether the stack may grow as the memory limit allows."""
    if _number(result) != 64:
        return fail(
            f"64 MB of stack could not be used: {_told(result)}",
            "Deep recursion would crash. Take `default-ulimits` for the stack out of /etc/docker/daemon.json, then"
            " `sudo systemctl restart docker`.",
        )
    return ok(f"64 MB of stack used with {MEMORY_MB} MB of memory allowed")


TRIALS = (
    Trial("CPU time", "while True: pass", cpu_time, cpu_time_s=CPU_S),
    Trial("wall time", "import time; time.sleep(60)", wall_time, wall_time_s=WALL_S),
    Trial("memory", "held = bytearray(400_000_000); import time; time.sleep(20)", memory),
    Trial("memory's peak", _PEAK, peak),
    Trial("processes", _MANY, processes),
    Trial("output", "import os\nwhile True: os.write(1, bytes(1 << 16))", output),
    Trial("file size", _FILE, file_size),
    Trial("stack", _STACK, stack),
)


def _held(seen: str, reported_s: float, took_s: float, *, late_s: float) -> Finding:
    """Judge when a limit of time was held: not before our own clock could have seen it, and not late."""
    if reported_s > took_s + 0.05:
        return fail(f"{seen}, though all of it took {took_s:.2f} s", cures.CLOCK)
    if reported_s > late_s:
        return warn(seen, cures.SLOW_MACHINE)
    return ok(seen)


def _not_held(deed: str, result: Result) -> Finding:
    return fail(f"{deed}: {_told(result)}", _NOT_HELD)


def _told(result: Result) -> str:
    """Return how a program ended, in one line."""
    end = {
        Ending.EXITED: f"exit code {result.exit_code}",
        Ending.SIGNALED: f"signal {result.signal}",
    }.get(result.ending, f"ended by its {result.ending} limit")
    words = (result.stdout[:80] + b" " + result.stderr[-200:]).decode("utf-8", "replace").split()
    said = f", said {' '.join(words)!r}" if words else ""
    return (
        f"{end} after {result.cpu_time_s:.2f} s of CPU, {result.wall_time_s:.2f} s in all,"
        f" {result.memory_kb} KiB{said}"
    )


def _number(result: Result) -> int:
    """Return the number that a program printed before it ended well; -1 for anything else."""
    text = result.stdout.strip()
    is_well = result.ending is Ending.EXITED and result.exit_code == 0
    return int(text) if is_well and text.isdigit() and len(text) < 12 else -1
