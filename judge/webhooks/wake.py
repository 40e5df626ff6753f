"""Tell the workers that something is to be sent. A message is a hint: each round of the scheduler finds the rows."""

from __future__ import annotations

import structlog
from celery import current_app
from django.db import transaction

logger = structlog.get_logger(__name__)

QUEUE = "webhooks"
SEND_DUE = "judge.webhooks.tasks.send_due"
# Longer than a round of the scheduler, so that what nobody takes from does not grow.
EXPIRES_S = 60


def wake_after_commit() -> None:
    """Send the hint once the transaction holds."""
    transaction.on_commit(_wake)


def _wake() -> None:
    try:
        current_app.send_task(SEND_DUE, queue=QUEUE, expires=EXPIRES_S)
    except Exception as error:  # whatever a broker's client raises
        logger.warning("broker_unreachable", queue=QUEUE, error=str(error))
