"""How many submissions a second may be expected? Counted on all slots, without web, queue and database."""

from __future__ import annotations

import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from judge.doctor.check import Check
from judge.doctor.checks.languages import ADDER
from judge.doctor.patient import Patient
from judge.doctor.report import Finding, fail, ok, warn
from judge.grading import judge
from judge.sandbox.options import Isolation
from problems.verdicts import Verdict

ORDER = 90
GROUP = "Performance"

MEASURED_S = 3.0
# A container each, on one slow core.
LEAST_PER_SLOT = 2.0


def checks() -> Iterable[Check]:
    """Return the measurement."""
    return (Check("submissions a second", _measured, is_quick=False),)


def _measured(patient: Patient) -> Finding:
    source = patient.tool.probe("program")

    def work(until: float) -> tuple[int, int]:
        count = wrong = 0
        while time.monotonic() < until:
            count += 1
            outcome = judge(ADDER, patient.tool, source, patient.sandbox)
            wrong += outcome.verdict is not Verdict.AC
        return count, wrong

    with ThreadPoolExecutor(patient.slots, thread_name_prefix="doctor") as threads:
        # Every slot has its container before the clock starts.
        list(threads.map(work, [time.monotonic() + 0.3] * patient.slots))
        began = time.monotonic()
        counts = list(threads.map(work, [began + MEASURED_S] * patient.slots))
        took_s = time.monotonic() - began
    return throughput(
        count=sum(count for count, _ in counts),
        wrong=sum(wrong for _, wrong in counts),
        took_s=took_s,
        slots=patient.slots,
        isolation=patient.sandbox.isolation,
    )


def throughput(
    *, count: int, wrong: int, took_s: float, slots: int, isolation: Isolation
) -> Finding:
    """Judge how many small Python programs were judged."""
    if wrong:
        return fail(
            f"{wrong} of {count} right programs were not accepted when all slots were busy",
            "Give the machine fewer slots (GAVEL_JUDGE_SLOTS) and run the doctor again; `sudo dmesg | tail` says"
            " whether memory ran out.",
        )
    rate = count / took_s
    seen = f"{rate:.0f} small Python programs a second on {slots} slots, a judge worker's own part"
    if rate >= LEAST_PER_SLOT * slots:
        return ok(seen)
    slow = "a container for each costs most of it; " if isolation is Isolation.CONTAINER else ""
    return warn(
        seen,
        f"See what the machine waits for: {slow}`vmstat 1 5` (wa: its disk, st: its host), and"
        " `docker info | grep Storage` (overlay2 is the fast one).",
    )
