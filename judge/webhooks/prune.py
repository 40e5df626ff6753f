"""How long messages are kept to look at: those delivered for a month, the dead ones for three."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Now

from judge.schedule import batches
from judge.schedule.job import Unfinished
from judge.webhooks.models import Delivery, DeliveryState

KEPT = {DeliveryState.DELIVERED: timedelta(days=30), DeliveryState.DEAD: timedelta(days=90)}


def forget_old() -> str | Unfinished:
    """Delete messages that ended long ago, with their attempts."""
    old = Q(pk__in=[])
    for state, age in KEPT.items():
        old |= Q(state=state, ended_at__lt=Now() - age)
    return batches.delete(Delivery.objects.filter(old), "message")
