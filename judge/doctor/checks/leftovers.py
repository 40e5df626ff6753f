"""Does a submission find anything of the one before it? One leaves all it can, the next one looks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from judge.doctor import cures
from judge.doctor.check import Check
from judge.doctor.patient import Patient, program
from judge.doctor.report import Finding, fail, ok
from judge.sandbox.box import JobLimits

ORDER = 50
GROUP = "Leftovers"

_LIMITS = JobLimits(cpu_time_s=5.0, wall_time_s=20.0, memory_mb=128)
_LEAVE = """
import os, time
for folder in ("/tmp", "/box", "/dev/shm", "/var/tmp", "/run"):
    try:
        open(folder + "/left-behind", "w").write("a note")
    except OSError:
        pass
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for fd in range(3):
            os.close(fd)
        time.sleep(60)
    os._exit(0)
"""
_LOOK = """
import json, os
mine = {"1", str(os.getpid())}
found = []
for folder in ("/tmp", "/box", "/dev/shm", "/var/tmp", "/run"):
    try:
        found += [f"{folder}/{name}" for name in os.listdir(folder) if name == "left-behind"]
    except OSError:
        pass
others = [name for name in os.listdir("/proc") if name.isdigit() and name not in mine]
print(json.dumps({"files": found, "processes": len(others)}))
"""


def checks() -> Iterable[Check]:
    """Return the pair."""
    return (Check("between two submissions", _pair),)


def _pair(patient: Patient) -> Finding:
    with patient.box() as box:
        box.run(program(_LEAVE, _LIMITS))
        first = box.container_id
    with patient.box() as box:
        result = box.run(program(_LOOK, _LIMITS))
        is_same = box.container_id == first
    try:
        found = json.loads(result.stdout)
    except ValueError:
        return fail("the program that looks for what was left did not end well", cures.BOX)
    return leftovers(found, is_same_container=is_same)


def leftovers(found: Mapping[str, Any], *, is_same_container: bool) -> Finding:
    """Judge what the second one saw."""
    where = "in the same container" if is_same_container else "in another container"
    seen = [*found["files"]]
    if found["processes"]:
        seen.append(f"{found['processes']} processes")
    if seen:
        return fail(
            f"{where} the next submission saw {', '.join(seen)}",
            "Set GAVEL_SANDBOX_ISOLATION=container and restart the judge: each submission then gets a container that"
            " nobody used.",
        )
    return ok(f"the next submission, {where}, saw no file and no process of the last")
