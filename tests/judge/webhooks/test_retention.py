from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from judge.webhooks.models import Attempt, Delivery, DeliveryState
from judge.webhooks.retention import forget_messages
from tests.judge.webhooks.hooks import make_delivery

pytestmark = pytest.mark.django_db


def make_ended(state: DeliveryState, *, days: int) -> Delivery:
    ended_at = timezone.now() - timedelta(days=days)
    delivery = make_delivery(state=state, attempt=1, ended_at=ended_at)
    Attempt.objects.create(delivery=delivery, number=1, began_at=ended_at)
    return delivery


def test_messages_go_a_month_after_they_were_delivered_and_the_dead_ones_after_three() -> None:
    make_ended(DeliveryState.DELIVERED, days=31)
    make_ended(DeliveryState.DEAD, days=91)
    kept = {
        make_ended(DeliveryState.DELIVERED, days=29),
        make_ended(DeliveryState.DEAD, days=89),
        make_delivery(next_at=timezone.now() - timedelta(days=400)),
    }
    assert forget_messages() == "2 messages deleted"
    assert set(Delivery.objects.all()) == kept
    assert Attempt.objects.count() == 2
    assert forget_messages() == ""


def test_where_messages_are_kept_for_ever_none_goes(settings: Settings) -> None:
    settings.KEEP_WEBHOOKS_DAYS = settings.KEEP_DEAD_WEBHOOKS_DAYS = 0
    make_ended(DeliveryState.DELIVERED, days=400)
    make_ended(DeliveryState.DEAD, days=400)
    assert forget_messages() == ""
