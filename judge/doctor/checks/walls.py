"""What stands between a program and everything else, as the supervisor found it when it tried every door."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from judge.doctor import cures
from judge.doctor.check import Check, Needs
from judge.doctor.patient import Patient
from judge.doctor.report import Finding, fail, ok, warn
from judge.sandbox.facts import Facts
from judge.sandbox.options import Isolation
from judge.sandbox.walls import missing_inside

ORDER = 20
GROUP = "Walls"

_RESTRICTION = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
_NO_CAPABILITY = "0000000000000000"


def checks() -> Iterable[Check]:
    """Return the checks of the walls."""
    return (
        Check("isolation", _isolation, Needs.ENGINE, gives=Needs.BOX),
        Check("capabilities", lambda patient: capabilities(patient.hello)),
        Check("no new privileges", lambda patient: no_new_privileges(patient.hello)),
        Check("seccomp", lambda patient: seccomp(patient.hello, patient.facts)),
        Check("AppArmor", _apparmor, Needs.ENGINE),
        Check("doors", lambda patient: doors(patient.hello)),
    )


def _isolation(patient: Patient) -> Finding:
    with patient.box() as box:
        return isolation(
            asked=patient.isolation,
            in_force=box.isolation,
            reason=patient.sandbox.fallback_reason,
        )


def isolation(*, asked: Isolation, in_force: Isolation, reason: str) -> Finding:
    """Say what keeps one submission from the next, and why that."""
    why = "by setting" if asked is not Isolation.AUTO else "the fastest that is safe"
    if in_force is Isolation.NAMESPACES:
        return ok(f"a fresh set of namespaces for each submission, {why}")
    if asked is not Isolation.AUTO:
        return ok(f"a container for each submission, {why}")
    return warn(
        f"a container for each submission: as safe, but slower. {reason}",
        f"{cures.namespaces()} To keep it and see this no more: GAVEL_SANDBOX_ISOLATION=container.",
    )


def capabilities(hello: Mapping[str, Any]) -> Finding:
    """Has a program any right of root?"""
    program = hello.get("program", {})
    held = {
        name: program.get(name)
        for name in ("CapEff", "CapPrm", "CapInh", "CapAmb")
        if program.get(name) != _NO_CAPABILITY
    }
    wrong = [found for found in missing_inside(hello, _isolation_of(hello)) if "Cap" in found]
    if held or wrong:
        return fail("; ".join(wrong) or f"a program holds {held}", cures.UNTOUCHED)
    return ok(f"none for programs (user {_first(program.get('Uid'))}); three for the supervisor")


def no_new_privileges(hello: Mapping[str, Any]) -> Finding:
    """Do set-uid files lend anything?"""
    program = hello.get("program", {})
    if program.get("NoNewPrivs") != "1":
        return fail("set-uid files would lend their owner's rights", cures.UNTOUCHED)
    return ok("set-uid files lend nothing")


def seccomp(hello: Mapping[str, Any], facts: Facts) -> Finding:
    """Is the filter of system calls in force?"""
    program = hello.get("program", {})
    if program.get("Seccomp") != "2":
        return fail("programs run without a filter of system calls", cures.SECCOMP)
    if "seccomp" not in facts.security:
        return warn("a filter is in force, though the engine does not name seccomp", cures.SECCOMP)
    return ok("programs run behind our allow-list of system calls")


def _apparmor(patient: Patient) -> Finding:
    try:
        is_restricting = _RESTRICTION.read_text().strip() == "1"
    except OSError:
        is_restricting = False
    return apparmor(
        patient.facts, in_force=patient.sandbox.isolation, is_restricting=is_restricting
    )


def apparmor(facts: Facts, *, in_force: Isolation, is_restricting: bool) -> Finding:
    """Say what AppArmor has to do with it; it is an extra, and no wall of ours stands on it."""
    if "apparmor" not in facts.security:
        return ok("not on this host; no wall stands on it")
    if in_force is Isolation.CONTAINER:
        return ok("Docker's profile is in force for each container")
    restricts = ", and forbids unprivileged user namespaces" if is_restricting else ""
    return ok(f"on this host{restricts}; containers make mounts, which Docker's profile forbids")


def doors(hello: Mapping[str, Any]) -> Finding:
    """Did any of the ways out open that the supervisor tried as a program?"""
    found = [
        text
        for text in missing_inside(hello, _isolation_of(hello))
        if not text.startswith(("no-new-privileges", "no seccomp")) and "Cap" not in text
    ]
    if not found:
        return ok("every way out that was tried is shut; no network interface but the own loopback")
    sockets = any("socket" in text or "network" in text for text in found)
    return fail("; ".join(found), cures.SECCOMP if sockets else cures.isolation("; ".join(found)))


def _isolation_of(hello: Mapping[str, Any]) -> Isolation:
    is_shared = hello.get("isolation") == Isolation.NAMESPACES
    return Isolation.NAMESPACES if is_shared else Isolation.CONTAINER


def _first(uids: object) -> str:
    words = str(uids or "").split()
    return words[0] if words else "unknown"
