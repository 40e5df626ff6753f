"""Which engine answers, and what it can do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from judge.doctor.check import Check, Needs
from judge.doctor.report import Finding, fail, ok, warn
from judge.sandbox.facts import Facts
from judge.sandbox.options import Room

ORDER = 10
GROUP = "Engine"

OLDEST = (20, 10)
_MIB = 1 << 20


def checks() -> Iterable[Check]:
    """Return the checks of the engine."""
    return (
        Check("engine", lambda patient: engine(patient.facts), Needs.NOTHING, gives=Needs.ENGINE),
        Check("cgroups", lambda patient: cgroups(patient.facts), Needs.ENGINE),
        Check("runtime", lambda patient: runtime(patient.facts, patient.runtime), Needs.ENGINE),
        Check("room", lambda patient: room(patient.facts, patient.slots), Needs.ENGINE),
    )


def engine(facts: Facts) -> Finding:
    """Is it new enough?"""
    seen = f"Docker {facts.version} on {facts.system}, kernel {facts.kernel}"
    numbers = re.findall(r"\d+", facts.version)
    if not numbers or tuple(map(int, numbers[:2])) >= OLDEST:
        return ok(seen)
    return fail(
        f"{seen}: older than {'.'.join(map(str, OLDEST))}",
        "Install a newer engine: `sudo apt-get update && sudo apt-get install docker.io`.",
    )


def cgroups(facts: Facts) -> Finding:
    """Can the kernel count and bound what a container uses?"""
    seen = f"version {facts.cgroup_version}, driver {facts.cgroup_driver or 'unknown'}"
    if facts.cgroup_driver == "none":
        return fail(
            f"{seen}: this engine bounds nothing",
            "Run the engine as root, or give the rootless one cgroup version 2 with delegation:"
            " `systemctl --user show -p DelegateControllers`.",
        )
    lacks = [
        text
        for warning in facts.warnings
        if (text := warning.removeprefix("WARNING: ")).startswith("No ")
        and re.search(r"memory limit|swap limit|pids limit|cpu cfs|cpuset", text, re.IGNORECASE)
    ]
    if not lacks:
        return ok(seen)
    return fail(
        f"{seen}; the engine says: {'; '.join(lacks)}",
        "Add `cgroup_enable=memory swapaccount=1` to GRUB_CMDLINE_LINUX in /etc/default/grub, then"
        " `sudo update-grub` and `sudo reboot`.",
    )


def runtime(facts: Facts, asked: str) -> Finding:
    """Is the runtime there that was asked for?"""
    if asked and asked not in facts.runtimes:
        cure = (
            "Install gVisor and tell the engine: `sudo runsc install && sudo systemctl restart docker`."
            if asked == "runsc"
            else "Name it in /etc/docker/daemon.json (`runtimes`), then `sudo systemctl restart docker`."
        )
        return fail(
            f"SANDBOX_RUNTIME is {asked}; this engine has {', '.join(facts.runtimes)}",
            f"{cure} Or unset SANDBOX_RUNTIME.",
        )
    if asked:
        return ok(f"{asked}, as asked for")
    also = "; gVisor (runsc) is here too" if "runsc" in facts.runtimes else ""
    return ok(f"{facts.default_runtime}, the engine's own{also}")


def room(facts: Facts, slots: int) -> Finding:
    """Have all slots a core and memory of their own?"""
    each_mb = Room().memory_bytes // _MIB
    all_mb = facts.memory_bytes // _MIB
    seen = (
        f"{slots} {'slot' if slots == 1 else 'slots'} on {facts.cpus} cores;"
        f" each may take {each_mb} MB of {all_mb} MB"
    )
    fitting = max(1, min(facts.cpus, all_mb // each_mb))
    if slots <= fitting:
        return ok(seen)
    if fitting == 1 and slots == 1:
        return warn(seen, "Give this machine more memory: problems with large limits will not fit.")
    return warn(seen, f"Set GAVEL_JUDGE_SLOTS={fitting}.")
