from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from celery import current_app
from django.utils import timezone

from judge.submissions.queues import depth
from judge.webhooks.models import Delivery, HookState
from judge.webhooks.wake import QUEUE, look, wake
from tests.judge.webhooks.hooks import make_delivery, make_hook

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_queue() -> Iterator[None]:
    def empty() -> None:
        with current_app.connection_for_write() as connection:
            connection.default_channel.queue_purge(QUEUE)

    empty()
    yield
    empty()


def test_one_hint_is_enough_for_however_much_waits() -> None:
    wake()
    wake()
    assert depth(QUEUE) == 1


def test_what_is_due_is_found_though_its_hint_was_lost() -> None:
    make_delivery()
    look()
    assert depth(QUEUE) == 1


def test_without_anything_to_send_no_hint_is_sent() -> None:
    make_delivery(make_hook(state=HookState.PAUSED))
    make_delivery(next_at=timezone.now() + timedelta(hours=1))
    Delivery.objects.create(
        hook=make_hook(), event="webhook.test", state="dead", next_at=timezone.now()
    )
    look()
    assert depth(QUEUE) == 0
