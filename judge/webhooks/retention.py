"""Messages that are kept for a time only, to look at what became of them: the dead ones longer."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Q

from judge.schedule import batches
from judge.schedule.job import Unfinished
from judge.schedule.retention import older_than
from judge.webhooks.models import Delivery, DeliveryState


def forget_messages() -> str | Unfinished:
    """Delete messages that ended long ago, with their attempts."""
    delivered = older_than(settings.KEEP_WEBHOOKS_DAYS, "ended_at")
    dead = older_than(settings.KEEP_DEAD_WEBHOOKS_DAYS, "ended_at")
    old = Q(delivered, state=DeliveryState.DELIVERED) | Q(dead, state=DeliveryState.DEAD)
    return batches.delete(Delivery.objects.filter(old), "message")
