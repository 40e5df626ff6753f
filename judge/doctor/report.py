"""What an examination found: one line for each check, each failure with what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self


class State(StrEnum):
    """How a check came out."""

    OK = "ok"
    SKIPPED = "skipped"  # not tried, since something above it failed
    WARN = "warn"  # judging is safe; something else is worse than it could be
    FAIL = "fail"  # not to be judged with

    @property
    def weight(self) -> int:
        """Return a number that grows with the harm."""
        return list(State).index(self)


@dataclass(frozen=True)
class Finding:
    """What one check saw, and, unless all is well, what to type."""

    state: State
    seen: str
    cure: str = ""

    def __post_init__(self) -> None:
        if self.state in {State.WARN, State.FAIL} and not self.cure:
            raise ValueError(f"{self.seen!r} says not what to do about it")


def ok(seen: str) -> Finding:
    """Return that all is well."""
    return Finding(State.OK, seen)


def warn(seen: str, cure: str) -> Finding:
    """Return that judging is safe, but."""
    return Finding(State.WARN, seen, cure)


def fail(seen: str, cure: str) -> Finding:
    """Return that something must be done."""
    return Finding(State.FAIL, seen, cure)


@dataclass(frozen=True)
class Line:
    """One check of a report."""

    group: str
    name: str
    state: State
    seen: str
    cure: str
    took_s: float


@dataclass(frozen=True)
class Report:
    """One examination of one host."""

    host: str
    began_at: datetime
    took_s: float
    is_quick: bool
    lines: Sequence[Line]

    @property
    def state(self) -> State:
        """Return the worst of all."""
        return max((line.state for line in self.lines), key=lambda state: state.weight)

    def count(self, state: State) -> int:
        """Return how many checks came out so."""
        return sum(line.state is state for line in self.lines)

    @property
    def groups(self) -> dict[str, list[Line]]:
        """Return the lines below their groups, in order."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.group, []).append(line)
        return found

    @property
    def summary(self) -> str:
        """Return the report in one sentence."""
        parts = [f"{self.count(State.OK)} of {len(self.lines)} checks are well"]
        parts += [
            f"{count} {words}"
            for state, words in (
                (State.WARN, "could be better"),
                (State.FAIL, "failed"),
                (State.SKIPPED, "not tried"),
            )
            if (count := self.count(state))
        ]
        return f"{', '.join(parts)}; {self.took_s:.0f} s."

    def document(self) -> dict[str, Any]:
        """Return the report as JSON."""
        return {
            "host": self.host,
            "began_at": self.began_at.isoformat(),
            "took_s": round(self.took_s, 3),
            "is_quick": self.is_quick,
            "state": self.state.value,
            "checks": [
                {
                    "group": line.group,
                    "name": line.name,
                    "state": line.state.value,
                    "seen": line.seen,
                    "cure": line.cure,
                    "took_s": round(line.took_s, 3),
                }
                for line in self.lines
            ],
        }

    @classmethod
    def read(cls, document: dict[str, Any]) -> Self:
        """Return the report that a document holds."""
        return cls(
            host=document["host"],
            began_at=datetime.fromisoformat(document["began_at"]),
            took_s=document["took_s"],
            is_quick=document["is_quick"],
            lines=[
                Line(**{**check, "state": State(check["state"])}) for check in document["checks"]
            ],
        )
