"""Deliver what the outbox holds: each event to all receivers, marked in the same transaction as their work.

One that its receivers fail at holds up no other: it leaves the outbox in the same transaction, and becomes a task that
is tried again with growing pauses, and a dead letter in the end.
"""

from __future__ import annotations

from typing import Any

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from judge.schedule import MAINTENANCE, batches, delayed
from judge.schedule.failure import failure_of
from judge.schedule.job import Unfinished
from judge.schedule.retention import older_than
from judge.submissions.events import deliver
from judge.submissions.models import OutboxEvent

logger = structlog.get_logger(__name__)

BATCH = 200
DELIVERY_LOCK = 0x6F7574626F78  # "outbox"
DELIVER_EVENT = "judge.submissions.tasks.deliver_event"


def deliver_waiting() -> int:
    """Deliver all waiting events, oldest first; return how many.

    One delivery runs at a time: in order, and never two that wait for each other's rows.
    """
    count = 0
    after = 0
    while True:
        with transaction.atomic():
            _wait_for_turn()
            rows = list(
                OutboxEvent.objects.filter(delivered_at__isnull=True, id__gt=after).order_by("id")[
                    :BATCH
                ]
            )
            if not rows:
                return count
            delivered = _delivered(rows)
            ids = [row.pk for row in rows]
            OutboxEvent.objects.filter(pk__in=ids).update(delivered_at=timezone.now())
        if delivered:
            logger.info(
                "events_delivered", submissions=[row.payload["submission_id"] for row in delivered]
            )
        count += len(delivered)
        after = rows[-1].pk


@transaction.atomic
def deliver_again(payload: dict[str, Any]) -> None:
    """Deliver an event that failed before; raise what its receivers raise."""
    _wait_for_turn()
    deliver([OutboxEvent(payload=payload)])
    logger.info("events_delivered", submissions=[payload["submission_id"]])


def forget_delivered() -> str | Unfinished:
    """Delete events that were delivered long ago."""
    old = OutboxEvent.objects.filter(older_than(settings.KEEP_EVENTS_DAYS, "delivered_at"))
    return batches.delete(old, "event")


def _wait_for_turn() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [DELIVERY_LOCK])


def _delivered(rows: list[OutboxEvent]) -> list[OutboxEvent]:
    """Deliver events together and return those that were: one that fails is found by halves, and put off alone."""
    try:
        with transaction.atomic():
            deliver(rows)
    except Exception as error:  # whatever a receiver raises
        if len(rows) == 1:
            logger.exception(
                "event_not_delivered", outbox_event=rows[0].pk, payload=rows[0].payload
            )
            payload, failure = rows[0].payload, failure_of(error)
            delayed.note_failure(DELIVER_EVENT, [payload], MAINTENANCE, failure)
            return []
        half = len(rows) // 2
        return _delivered(rows[:half]) + _delivered(rows[half:])
    return rows
