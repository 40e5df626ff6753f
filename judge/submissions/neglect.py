"""Queues that judgements wait in and no worker takes from, as when workers were started with an older list (`-Q`)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from judge.submissions.lifecycle import waiting
from judge.submissions.models import HELD, Judgement, Status
from judge.submissions.pace import waits_for
from judge.submissions.urgency import Queue

WITHIN = timedelta(minutes=1)


def cure(queue: Queue) -> str:
    """Return what to type."""
    return (
        f"Start judge workers with -Q {','.join(Queue)}; until then let those that run take from it: "
        f"celery -A judge.config.celery control add_consumer {queue}"
    )


def neglected(now: datetime) -> list[Queue]:
    """Return the queues in which one that was never tried has waited for a minute without a worker taking from them.

    Where a more urgent queue is being served, the less urgent ones rightly wait; without an engine all do.
    """
    suspected = [queue for queue in Queue if _waits_long(queue, now)]
    if not suspected or waits_for() == "engine":
        return []
    served = min((queue.rank for queue in _served_lately(now)), default=len(Queue))
    return [queue for queue in suspected if queue.rank < served]


def _waits_long(queue: Queue, now: datetime) -> bool:
    oldest = (
        waiting()
        .filter(queue=queue, attempt=0)
        .order_by("id")
        .values_list("created_at", flat=True)
        .first()
    )
    return oldest is not None and oldest < now - WITHIN


def _served_lately(now: datetime) -> set[Queue]:
    """Return the queues that a worker holds something of, or finished something that it began within the minute."""
    begin = now - WITHIN
    rows = Judgement.objects.filter(
        Q(status__in=HELD) | Q(status=Status.DONE, judged_at__gt=begin, started_at__gt=begin)
    )
    return {Queue(queue) for queue in rows.values_list("queue", flat=True).order_by().distinct()}
