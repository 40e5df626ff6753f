"""How long messages are kept to look at: those delivered for a month, the dead ones for three."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from judge.webhooks.models import Delivery, DeliveryState

KEPT = {DeliveryState.DELIVERED: timedelta(days=30), DeliveryState.DEAD: timedelta(days=90)}


def forget_old() -> int:
    """Delete messages that ended long ago, with their attempts; return how many rows went."""
    now = timezone.now()
    return sum(
        Delivery.objects.filter(state=state, ended_at__lt=now - age).delete()[0]
        for state, age in KEPT.items()
    )
