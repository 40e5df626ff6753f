"""How much does the time of one and the same program differ from run to run?"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from statistics import median

from judge.doctor import cures
from judge.doctor.check import Check
from judge.doctor.patient import Patient, program
from judge.doctor.report import Finding, ok, warn
from judge.sandbox.box import JobLimits

ORDER = 80
GROUP = "Performance"

RUNS = 15
BEARABLE = 0.10
_LIMITS = JobLimits(cpu_time_s=10.0, wall_time_s=60.0, memory_mb=128)
_FIXED = """
total = 0
for i in range(1_000_000):
    total += i * i % 7
"""


def checks() -> Iterable[Check]:
    """Return the measurement."""
    return (Check("noise of timing", _measured, is_quick=False),)


def _measured(patient: Patient) -> Finding:
    times = []
    for _ in range(RUNS):
        with patient.box() as box:
            times.append(box.run(program(_FIXED, _LIMITS)).cpu_time_s)
    return noise(times, load=os.getloadavg()[0], cpus=patient.facts.cpus)


def noise(times: Sequence[float], *, load: float, cpus: int) -> Finding:
    """Judge how far the runs lie from the one in the middle."""
    middle = median(times)
    off = sorted(abs(time - middle) / middle for time in times)
    seen = (
        f"{len(times)} runs of one program, {middle * 1000:.0f} ms of CPU: the middle one of them is off by"
        f" {median(off):.1%}, the worst by {off[-1]:.1%}"
    )
    if off[-1] <= BEARABLE:
        return ok(seen)
    busy = f", while {load:.1f} programs wanted {cpus} cores" if load > cpus else ""
    return warn(
        f"{seen}{busy}",
        f"{cures.SLOW_MACHINE} Until then keep time limits at twice the slowest right solution or more.",
    )
