"""How long a queued judgement will wait: its place among all that waits and what the workers have managed lately.

Before it come all of the more urgent queues and what is older in its own. So the place may move back as well, when
something more urgent comes in; the time is what it would take if nothing did.

A crowd looks every second, so nothing is counted for one alone: once a second each process reads which judgements wait
(20,000 ids from an index: 5 to 20 ms) and how the last ones went, and a place is looked up in that. Reading takes a
twentieth of a process's time at most, so what is much is also a little older.
"""

from __future__ import annotations

import time
from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, Literal, TypedDict, TypeVar

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.utils import timezone

from judge.sandbox.errors import EngineUnavailable
from judge.submissions.models import HELD, Judgement, Status
from judge.submissions.reasons import is_by
from judge.submissions.urgency import PRACTICE, Queue

WINDOW = timedelta(minutes=5)
SAMPLE = 50
# Longer than the sweeper needs for a lost message.
STANDS_STILL = timedelta(seconds=15)
BEGINS_WITHIN = timedelta(seconds=3)
REMEMBER_S = 1.0
REMEMBER_TIMES = 20  # as many times as long as it took to ask

_Answer = TypeVar("_Answer")


# What must come back before anything is judged, and how people are told.
WaitsFor = Literal["engine", "judge"]
SAID: dict[WaitsFor, str] = {
    "engine": "Nothing is being judged: the judge's engine is away.",
    "judge": "Nothing is being judged: no judge is at work.",
}


class Place(TypedDict):
    """Where a judgement waits (1 is next) and in how many seconds its verdict is due; None: nothing known yet.

    `waits_for`: nothing is being judged until that is back, so no time is due; None: judging goes on.
    """

    position: int
    eta_s: int | None
    waits_for: WaitsFor | None


@dataclass(frozen=True)
class Pace:
    """What the workers manage: judgements a second when busy, and seconds for one alone."""

    per_s: float
    duration_s: float

    def eta_s(self, position: int) -> int:
        """Return when the verdict at that position is due; an idle judge has a low rate that says nothing."""
        busy = position / self.per_s if self.per_s else float("inf")
        alone = position * self.duration_s
        return max(1, round(min(busy, alone)))


@dataclass(frozen=True)
class Waiting:
    """The ids of what waits in each queue, ascending."""

    ids: Mapping[str, Sequence[int]]

    def count(self, queues: Sequence[Queue]) -> int:
        """Return how many wait in these queues."""
        return sum(len(self.ids.get(queue, ())) for queue in queues)

    def position(self, queue: Queue, judgement_id: int) -> int:
        """Return the place of one that waits, known or too new to be."""
        older = bisect_left(self.ids.get(queue, ()), judgement_id)
        return self.count(tuple(Queue)[: queue.rank]) + older + 1


def place_of(judgement: Judgement) -> Place | None:
    """Return the judgement's place, or None when it does not wait."""
    if judgement.status != Status.QUEUED:
        return None
    return _place(_waiting().position(Queue(judgement.queue), judgement.pk))


def next_place(queue: Queue) -> Place:
    """Return the place that a judgement would get that came to the queue now."""
    return _place(_waiting().count(tuple(Queue)[: queue.rank + 1]) + 1)


def _place(position: int) -> Place:
    pace, missing = _pace(), waits_for()
    eta_s = pace.eta_s(position) if pace and not missing else None
    return {"position": position, "eta_s": eta_s, "waits_for": missing}


def practice_waiting() -> int:
    """Return how many runs and submissions outside of contests wait."""
    return _waiting().count(PRACTICE)


def all_waiting() -> int:
    """Return how many judgements of all kinds wait."""
    return _waiting().count(tuple(Queue))


def pace_of(times: Sequence[tuple[datetime, datetime]], now: datetime) -> Pace | None:
    """Return the pace that these (started, judged) times show, newest first."""
    if not times:
        return None
    span_s = max((now - times[-1][1]).total_seconds(), 0.001)
    durations = [(judged - started).total_seconds() for started, judged in times]
    return Pace(per_s=len(times) / span_s, duration_s=max(sum(durations) / len(durations), 0.001))


def forget() -> None:
    """Ask anew at the next call."""
    _waiting.forget()
    _pace.forget()
    waits_for.forget()


class _Remembered(Generic[_Answer]):
    """What the database answered, for a while."""

    def __init__(self, ask: Callable[[], _Answer]) -> None:
        self._ask = ask
        self._known: tuple[float, _Answer] | None = None

    def __call__(self) -> _Answer:
        known, begin = self._known, time.monotonic()
        if known is not None and begin < known[0]:
            return known[1]
        answer = self._ask()
        end = time.monotonic()
        self._known = (end + max(REMEMBER_S, REMEMBER_TIMES * (end - begin)), answer)
        return answer

    def forget(self) -> None:
        self._known = None


@_Remembered
def _waiting() -> Waiting:
    rows = (
        Judgement.objects.filter(status=Status.QUEUED)
        .values("queue")
        .annotate(ids=ArrayAgg("id", order_by="id"))
        .values_list("queue", "ids")
        .order_by()
    )
    return Waiting({queue: array("q", ids) for queue, ids in rows})


@_Remembered
def waits_for() -> WaitsFor | None:
    """Return what is missing: something waits for long, and nothing was judged meanwhile or is about to be."""
    oldest = min((ids[0] for ids in _waiting().ids.values() if ids), default=None)
    now = timezone.now()
    since = now - STANDS_STILL
    if oldest is None or not Judgement.objects.filter(pk=oldest, created_at__lt=since).exists():
        return None
    # A claim that an engine refused a moment ago is no judging yet.
    at_work = Q(status__in=HELD, lease_expires_at__gt=now, started_at__lt=now - BEGINS_WITHIN)
    if Judgement.objects.filter(at_work | Q(status=Status.DONE, judged_at__gt=since)).exists():
        return None
    tried = Judgement.objects.filter(status=Status.QUEUED, forgiven_attempts__gt=0)
    reason = tried.order_by("-started_at").values_list("failure", flat=True).first() or ""
    return "engine" if is_by(EngineUnavailable, reason) else "judge"


@_Remembered
def _pace() -> Pace | None:
    now = timezone.now()
    times = (
        Judgement.objects.filter(
            status=Status.DONE, judged_at__gt=now - WINDOW, started_at__isnull=False
        )
        .order_by("-judged_at")
        .values_list("started_at", "judged_at")[:SAMPLE]
    )
    return pace_of([(started, judged) for started, judged in times if started and judged], now)
