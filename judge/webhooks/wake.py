"""Tell the webhooks' worker that something is to be sent.

A message is a hint, and one is enough for any number of rows: while one lies in the queue no other is sent, so a site
without such a worker does not fill its broker. What a lost one leaves undone, `look` finds a few seconds later.
"""

from __future__ import annotations

from celery import current_app
from django.db import transaction

from judge.submissions import broker
from judge.submissions.queues import depth
from judge.webhooks.models import Delivery, Hook

QUEUE = "webhooks"
SEND_DUE = "judge.webhooks.tasks.send_due"


def wake_after_commit() -> None:
    """Send the hint once the transaction holds."""
    transaction.on_commit(wake)


def look() -> None:
    """Send the hint if something is due."""
    if Delivery.objects.due().filter(hook__in=Hook.objects.told()).exists():
        wake()


def wake() -> None:
    """Send the hint, unless one lies there already: whoever takes it sees all rows of by then."""
    broker.attempt(_send_unless_one_lies_there, queue=QUEUE)


def _send_unless_one_lies_there() -> None:
    if depth(QUEUE) == 0:
        current_app.send_task(SEND_DUE, queue=QUEUE)
