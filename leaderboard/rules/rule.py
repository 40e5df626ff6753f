"""What a scoring rule is given, and what it makes of it. Pure: the same attempts always make the same result."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from problems.verdicts import Verdict

ZERO = timedelta()


@dataclass(frozen=True)
class Task:
    """A problem of a contest: its label there, and what it is worth."""

    label: str
    credits: int = 1


@dataclass(frozen=True)
class Attempt:
    """One submission of a participant. `at` counts from the participant's own start.

    `verdict` is None for one that is not judged yet, or that the freeze hides. `share`: the part of its tests that
    passed.
    """

    label: str
    at: timedelta
    verdict: Verdict | None
    share: float = 0.0


@dataclass(frozen=True)
class Cell:
    """What became of one problem: a field of the board."""

    points: float = 0.0
    wrong_tries: int = 0  # before it was solved, those that count
    pending: int = 0
    solved_at: timedelta | None = None

    @property
    def is_solved(self) -> bool:
        """Tell whether it was solved."""
        return self.solved_at is not None


@dataclass(frozen=True)
class Result:
    """A participant's line: more points are better, of equal points less time. `cells` by label, those tried alone."""

    points: float
    time: timedelta
    cells: Mapping[str, Cell]

    @property
    def solved(self) -> int:
        """Return how many problems were solved."""
        return sum(cell.is_solved for cell in self.cells.values())


class Times(StrEnum):
    """How a rule's times are written on a board."""

    CLOCK = "clock"
    MINUTES = "minutes"
    NONE = "none"  # they do not count: the points of each problem are shown instead


class Rule(ABC):
    """One way to make results of attempts."""

    name: str  # as contests store it
    title: str
    says: str  # to participants
    times = Times.CLOCK

    @abstractmethod
    def result(self, tasks: Sequence[Task], attempts: Iterable[Attempt]) -> Result:
        """Return what a participant's attempts are worth, in whatever order they come."""


def solving(attempts: Iterable[Attempt]) -> dict[str, Cell]:
    """Return the cells of a rule by which a problem is solved or not: nothing counts after the first accepted attempt.

    A verdict knows whether it counts as a try (a compile error and our own failure do not).
    """
    cells: dict[str, Cell] = {}
    for attempt in in_order(attempts):
        cell = cells.get(attempt.label, Cell())
        if cell.is_solved:
            continue
        if attempt.verdict is None:
            cell = Cell(wrong_tries=cell.wrong_tries, pending=cell.pending + 1)
        elif attempt.verdict.is_solved:
            cell = Cell(1.0, cell.wrong_tries, cell.pending, attempt.at)
        elif attempt.verdict.has_penalty:
            cell = Cell(wrong_tries=cell.wrong_tries + 1, pending=cell.pending)
        cells[attempt.label] = cell
    return cells


def in_order(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Return attempts by their time."""
    return sorted(attempts, key=lambda attempt: attempt.at)


def last_solve(cells: Mapping[str, Cell]) -> timedelta:
    """Return when the last problem was solved."""
    return max(
        (cell.solved_at for cell in cells.values() if cell.solved_at is not None), default=ZERO
    )
