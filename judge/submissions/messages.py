"""Messages to the judge workers, as Celery writes them: composed once for each queue, then pushed by one command.

A message differs from the next of its queue by its numbers alone. To compose and route each anew would take Celery and
kombu longer than Python needs for all else about a submission. A test holds what is pushed here to what Celery sends.
"""

from __future__ import annotations

import json
from functools import cache
from typing import NamedTuple
from uuid import uuid4

from celery import current_app
from django.conf import settings
from redis import Redis

from judge.redis_client import redis_client
from judge.submissions.broker import WITHIN_S

JUDGE_NEXT = "judge.submissions.tasks.judge_next"
AT_ONCE = 1000


class _Composed(NamedTuple):
    """Celery's message, and what in it belongs to that one alone."""

    text: str
    task_id: str
    delivery_tag: str

    def anew(self) -> str:
        """Return the same message with numbers of its own, as workers tell messages by them."""
        text = self.text.replace(self.task_id, str(uuid4()))
        return text.replace(self.delivery_tag, str(uuid4()))


def send(queue: str, count: int) -> None:
    """Push so many messages; raise what Redis's client raises."""
    broker = _broker(settings.REDIS_URL)
    prefix = settings.CELERY_BROKER_TRANSPORT_OPTIONS["global_keyprefix"]
    while count > 0:
        number = min(count, AT_ONCE)
        broker.lpush(f"{prefix}{queue}", *(_composed(queue).anew() for _ in range(number)))
        count -= number


@cache
def _composed(queue: str) -> _Composed:
    with current_app.connection_for_write("memory://") as connection:
        current_app.send_task(JUDGE_NEXT, args=[queue], queue=queue, connection=connection)
        message = connection.default_channel._get(queue)
    return _Composed(
        json.dumps(message), message["headers"]["id"], message["properties"]["delivery_tag"]
    )


@cache
def _broker(url: str) -> Redis:
    return redis_client(url, within_s=WITHIN_S / 2, tries=2)
