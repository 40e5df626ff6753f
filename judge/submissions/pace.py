"""How long a queued judgement will wait: its place in the queue and what the workers have managed lately."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypedDict

from django.utils import timezone

from judge.submissions.models import Judgement, Status

WINDOW = timedelta(minutes=5)
SAMPLE = 50
REMEMBER_S = 1.0  # so that a crowd of polls asks the database once


class Place(TypedDict):
    """Where a judgement waits (1 is next) and in how many seconds its verdict is due; None: nothing known yet."""

    position: int
    eta_s: int | None


@dataclass(frozen=True)
class Pace:
    """What a queue's workers manage: judgements a second when busy, and seconds for one alone."""

    per_s: float
    duration_s: float

    def eta_s(self, position: int) -> int:
        """Return when the verdict at that position is due; an idle queue has a low rate that says nothing."""
        busy = position / self.per_s if self.per_s else float("inf")
        alone = position * self.duration_s
        return max(1, round(min(busy, alone)))


def place_of(judgement: Judgement) -> Place | None:
    """Return the judgement's place, or None when it does not wait."""
    if judgement.status != Status.QUEUED:
        return None
    ahead = Judgement.objects.filter(
        status=Status.QUEUED, queue=judgement.queue, id__lt=judgement.pk
    ).count()
    pace = _remembered(judgement.queue)
    return {"position": ahead + 1, "eta_s": pace.eta_s(ahead + 1) if pace else None}


def pace_of(times: Sequence[tuple[datetime, datetime]], now: datetime) -> Pace | None:
    """Return the pace that these (started, judged) times show, newest first."""
    if not times:
        return None
    span_s = max((now - times[-1][1]).total_seconds(), 0.001)
    durations = [(judged - started).total_seconds() for started, judged in times]
    return Pace(per_s=len(times) / span_s, duration_s=max(sum(durations) / len(durations), 0.001))


_memory: dict[str, tuple[float, Pace | None]] = {}


def _remembered(queue: str) -> Pace | None:
    at, pace = _memory.get(queue, (float("-inf"), None))
    if time.monotonic() - at > REMEMBER_S:
        pace = _measured(queue)
        _memory[queue] = (time.monotonic(), pace)
    return pace


def _measured(queue: str) -> Pace | None:
    now = timezone.now()
    times = (
        Judgement.objects.filter(
            queue=queue,
            status=Status.DONE,
            judged_at__gt=now - WINDOW,
            started_at__isnull=False,
        )
        .order_by("-judged_at")
        .values_list("started_at", "judged_at")[:SAMPLE]
    )
    return pace_of([(started, judged) for started, judged in times if started and judged], now)
