"""The broker's queues. A message says only "something waits in this queue"; what waits is in PostgreSQL.

So a lost message loses nothing (the sweeper counts and sends what is missing), a doubled one does nothing (its worker
finds no row to claim), and rows are judged in their order whatever becomes of the messages.
"""

from __future__ import annotations

import structlog
from celery import current_app
from django.db import transaction

logger = structlog.get_logger(__name__)

JUDGE_NEXT = "judge.submissions.tasks.judge_next"
DELIVER_EVENTS = "judge.submissions.tasks.deliver_events"
MAINTENANCE = "maintenance"


def wake_after_commit(queue: str, count: int = 1) -> None:
    """Tell the judge workers, once the transaction holds, that so many more judgements wait."""
    transaction.on_commit(lambda: wake(queue, count))


def wake(queue: str, count: int = 1) -> None:
    """Tell the judge workers that so many more judgements wait; a broker that is away is the sweeper's matter."""
    try:
        for _ in range(count):
            current_app.send_task(JUDGE_NEXT, args=[queue], queue=queue)
    except Exception as error:  # whatever a broker's client raises
        logger.warning("broker_unreachable", queue=queue, error=str(error))


def announce_events() -> None:
    """Tell the maintenance workers that the outbox holds something; the sweeper would find it anyway."""
    try:
        current_app.send_task(DELIVER_EVENTS, queue=MAINTENANCE)
    except Exception as error:  # whatever a broker's client raises
        logger.warning("broker_unreachable", queue=MAINTENANCE, error=str(error))


def depth(queue: str) -> int:
    """Return how many messages lie in the queue."""
    with current_app.connection_for_read() as connection:
        return int(connection.default_channel.queue_declare(queue=queue).message_count)
