"""Do the clocks agree? Verdicts rest on two: the processor's time and the wall."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable

from judge.doctor import cures
from judge.doctor.check import Check, Needs
from judge.doctor.patient import Patient
from judge.doctor.report import Finding, fail, ok, warn
from judge.sandbox.box import JobLimits

ORDER = 60
GROUP = "Clocks"

BUSY_S = 0.4
_LIMITS = JobLimits(cpu_time_s=10.0, wall_time_s=60.0, memory_mb=128)
_BURN = f"""
import json, time
while time.process_time() < {BUSY_S}: pass
print(json.dumps(time.process_time()))
"""


def checks() -> Iterable[Check]:
    """Return the checks of both sides."""
    return (
        Check("here", _here, Needs.NOTHING),
        Check("in the box", _inside),
    )


def _here(_: Patient) -> Finding:
    wall, steady, busy = time.time(), time.monotonic(), time.thread_time()
    while time.thread_time() - busy < BUSY_S:
        pass
    return agreement(
        wall_s=time.time() - wall,
        steady_s=time.monotonic() - steady,
        busy_s=time.thread_time() - busy,
    )


def agreement(*, wall_s: float, steady_s: float, busy_s: float) -> Finding:
    """Judge how far the time of day, the steady clock and the processor's went while we were busy."""
    seen = f"{busy_s:.3f} s of CPU took {steady_s:.3f} s; the time of day went on by {wall_s:.3f} s"
    if busy_s > steady_s * 1.02 + 0.005:
        return fail(f"{seen}: the processor's clock runs ahead", cures.CLOCK)
    if abs(wall_s - steady_s) > 0.05:
        return warn(f"{seen}: it is being set", cures.CLOCK)
    if steady_s > busy_s * 1.5:
        return warn(f"{seen}: we had to wait for the processor", cures.SLOW_MACHINE)
    return ok(seen)


def _inside(patient: Patient) -> Finding:
    result = patient.run(_BURN, _LIMITS)
    try:
        own_s = float(json.loads(result.stdout))
    except ValueError:
        return fail("the program that looks at its clock did not end well", cures.BOX)
    return accounts(own_s=own_s, reported_s=result.cpu_time_s, reported_wall_s=result.wall_time_s)


def accounts(*, own_s: float, reported_s: float, reported_wall_s: float) -> Finding:
    """Compare the CPU time that was reported with what the program counted up to its last line."""
    seen = f"{reported_s:.3f} s of CPU reported; the program counted {own_s:.3f} s before it ended"
    # Its own count lacks its end, and the reported one lacks nothing.
    if not own_s - 0.01 <= reported_s <= own_s + 0.05 + own_s * 0.1:
        return fail(
            f"{seen}: they do not agree",
            "Time limits are not fair here. In a virtual machine see that its clock source is steady:"
            " `cat /sys/devices/system/clocksource/clocksource0/current_clocksource` should say tsc or kvm-clock.",
        )
    if reported_s > reported_wall_s * 1.05 + 0.01:
        return fail(f"{seen}, in {reported_wall_s:.3f} s", cures.CLOCK)
    return ok(seen)
