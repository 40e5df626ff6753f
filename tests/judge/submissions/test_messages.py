"""What is pushed for the judge workers is what Celery would send."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from celery import current_app
from django.conf import settings
from redis import Redis

from judge.submissions import messages, queues

Take = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def queue() -> Iterator[str]:
    """Return the name of a queue that no worker takes from."""
    name = f"test-{uuid.uuid4()}"
    yield name
    with Redis.from_url(settings.REDIS_URL) as redis:
        redis.delete(f"gavel:{name}", f"gavel:_kombu.binding.{name}")


@pytest.fixture
def take(queue: str) -> Take:
    """Return what takes all that lies in the queue."""

    def taken() -> list[dict[str, Any]]:
        with Redis.from_url(settings.REDIS_URL) as redis:
            found = redis.lpop(f"gavel:{queue}", 10_000) or []
        return [json.loads(text) for text in found]

    return taken


def numbers(message: dict[str, Any]) -> tuple[str, str]:
    """Take out, and return, what belongs to one message alone: its task's number and its own."""
    headers, properties = message["headers"], message["properties"]
    id = headers.pop("id")
    assert headers.pop("root_id") == properties.pop("correlation_id") == id
    return id, properties.pop("delivery_tag")


def test_each_is_what_celery_sends_but_for_its_numbers(queue: str, take: Take) -> None:
    current_app.send_task(messages.JUDGE_NEXT, args=[queue], queue=queue)
    usual = take()
    queues.wake(queue)
    queues.wake(queue)
    quick = take()
    everyone = {number for message in [*usual, *quick] for number in numbers(message)}
    assert len(everyone) == 6
    assert all(uuid.UUID(number) for number in everyone)
    assert usual[0]["headers"]["task"] == messages.JUDGE_NEXT
    assert quick == usual * 2


def test_there_are_as_many_as_wait(queue: str, take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "AT_ONCE", 3)
    queues.wake(queue, 7)
    assert queues.depth(queue) == 7
    sent = take()
    assert len({numbers(message) for message in sent}) == len(sent) == 7
    queues.wake(queue, 0)
    assert take() == []


def test_a_connection_that_broke_is_made_anew(queue: str, take: Take) -> None:
    queues.wake(queue)
    of_sender = messages._broker(settings.REDIS_URL).client_id()
    with Redis.from_url(settings.REDIS_URL) as redis:
        redis.client_kill_filter(_id=str(of_sender))
    queues.wake(queue)
    assert len(take()) == 2
