"""The judge's queues, the most urgent first: the one list of them.

In the standard library alone, because the set-up reads it before anything is installed.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Queue(StrEnum):
    """Where a judgement waits. What is urgent is served first, however long the rest has waited."""

    CONTEST = "contest"
    RUN = "run"
    JUDGE = "judge"
    REJUDGE = "rejudge"

    @property
    def label(self) -> str:
        """Return the words shown to staff."""
        return _LABELS[self]

    @property
    def rank(self) -> int:
        """Return the place in the order of urgency; 0 is served first."""
        return _RANKS[self]


# What people wait for outside of contests, and may have to leave for later.
PRACTICE = (Queue.RUN, Queue.JUDGE)

_LABELS = {
    Queue.CONTEST: "Contests",
    Queue.RUN: "Runs",
    Queue.JUDGE: "Submissions",
    Queue.REJUDGE: "Rejudges",
}
_RANKS = {queue: rank for rank, queue in enumerate(Queue)}


def by_urgency(names: Iterable[str]) -> list[Queue]:
    """Return the judge's queues among these names, the most urgent first."""
    known = set(names)
    return [queue for queue in Queue if queue in known]
