"""Is every wall there? Asked of the engine (`docker inspect`) and of the inside (the supervisor's probe)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from judge.sandbox.errors import IsolationMissing
from judge.sandbox.options import Isolation, Option

# CAP_KILL, CAP_SETGID, CAP_SETUID: bits 5, 6 and 7.
_SUPERVISOR_CAPABILITIES = "00000000000000e0"
_NO_CAPABILITIES = "0000000000000000"
_FILTERED = "2"


def require(
    table: tuple[Option, ...],
    inspection: Mapping[str, Any],
    hello: Mapping[str, Any],
    isolation: Isolation,
) -> None:
    """Raise IsolationMissing, naming every wall that is not there."""
    missing = [*missing_outside(table, inspection), *missing_inside(hello, isolation)]
    if missing:
        raise IsolationMissing(
            "This engine does not isolate as it must, so nothing is judged: "
            + "; ".join(missing)
            + ". Give the judge an engine with seccomp, its own options and no wrapper around them:"
            " `docker info` tells what this one has."
        )


def missing_outside(table: tuple[Option, ...], inspection: Mapping[str, Any]) -> Iterator[str]:
    """Compare each option with what the engine says it did."""
    for option in table:
        found: Any = inspection
        for name in option.path:
            found = found.get(name) if isinstance(found, Mapping) else None
        if not _is_same(option.value, found):
            yield f"{'.'.join(option.path)} is {_short(found)} instead of {_short(option.value)}"


def missing_inside(hello: Mapping[str, Any], isolation: Isolation) -> Iterator[str]:
    """Judge what the supervisor found when it tried every door as the program would."""
    supervisor, program = hello.get("supervisor", {}), hello.get("program", {})
    watchers = {"the supervisor": supervisor}
    if hello.get("isolation") != isolation:
        yield f"submissions are kept apart by {hello.get('isolation')} instead of {isolation}"
    if isolation is Isolation.NAMESPACES:
        watchers["the gate"] = hello.get("gate", {})
        for name, status in watchers.items():
            if not status.get("Uid") or "0" in str(status["Uid"]).split():
                yield f"{name}'s users are {status.get('Uid')}"
    for watcher, status in watchers.items():
        for name in ("CapEff", "CapPrm", "CapBnd"):
            if status.get(name) != _SUPERVISOR_CAPABILITIES:
                yield f"{watcher}'s {name} is {status.get(name)}"
    for name in ("CapEff", "CapPrm", "CapInh", "CapAmb"):
        if program.get(name) != _NO_CAPABILITIES:
            yield f"a program's {name} is {program.get(name)}"
    for name, status in {**watchers, "a program": program}.items():
        if status.get("NoNewPrivs") != "1":
            yield f"no-new-privileges is not in force for {name}"
        if status.get("Seccomp") != _FILTERED:
            yield f"no seccomp filter is in force for {name}"
    if str(program.get("Groups", "")).strip():
        yield f"a program is in the groups {program['Groups']}"
    if not program.get("Uid") or "0" in str(program["Uid"]).split():
        yield f"a program's users are {program.get('Uid')}"
    if set(hello.get("interfaces", ["unknown"])) - {"lo"}:
        yield f"there are network interfaces: {', '.join(hello.get('interfaces', ['unknown']))}"
    for door in hello.get("open", ["nothing was tried"]):
        yield f"open to programs: {door}"


def _is_same(wanted: Any, found: Any) -> bool:
    """Compare as the engine means it: nothing, none and empty are one."""
    if not wanted and not found:
        return True
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        return all(_is_same(value, found.get(name)) for name, value in wanted.items())
    return bool(wanted == found)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."
