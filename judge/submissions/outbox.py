"""Deliver what the outbox holds: each event to all receivers, marked in the same transaction as their work."""

from __future__ import annotations

from datetime import timedelta

import structlog
from django.db import connection, transaction
from django.utils import timezone

from judge.submissions.events import deliver
from judge.submissions.models import OutboxEvent

logger = structlog.get_logger(__name__)

BATCH = 200
DELIVERY_LOCK = 0x6F7574626F78  # "outbox"
KEEP = timedelta(days=7)


def deliver_waiting() -> int:
    """Deliver all waiting events, oldest first; return how many. One that fails waits for the next call.

    One delivery runs at a time: in order, and never two that wait for each other's rows.
    """
    count = 0
    after = 0
    while True:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [DELIVERY_LOCK])
            rows = list(
                OutboxEvent.objects.filter(delivered_at__isnull=True, id__gt=after).order_by("id")[
                    :BATCH
                ]
            )
            if not rows:
                return count
            delivered = _delivered(rows)
            OutboxEvent.objects.filter(pk__in=[row.pk for row in delivered]).update(
                delivered_at=timezone.now()
            )
        if delivered:
            logger.info(
                "events_delivered", submissions=[row.payload["submission_id"] for row in delivered]
            )
        count += len(delivered)
        after = rows[-1].pk


def forget_delivered() -> int:
    """Delete events that were delivered long ago; return how many."""
    return OutboxEvent.objects.filter(delivered_at__lt=timezone.now() - KEEP).delete()[0]


def _delivered(rows: list[OutboxEvent]) -> list[OutboxEvent]:
    """Deliver events together and return those that were: one that fails is found by halves, and holds up no other."""
    try:
        with transaction.atomic():
            deliver(rows)
    except Exception:  # whatever a receiver raises
        if len(rows) == 1:
            logger.exception(
                "event_not_delivered", outbox_event=rows[0].pk, payload=rows[0].payload
            )
            return []
        half = len(rows) // 2
        return _delivered(rows[:half]) + _delivered(rows[half:])
    return rows
