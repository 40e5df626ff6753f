"""Who sends what: a claim under a lease, as judgings have it.

Each claim adds one to the delivery's attempt, which is the fencing token: a sender whose lease ran out can note nothing
any more. A sender that dies leaves an attempt without an end, and the message is sent again: at least once.

No hook keeps the others waiting. Of all that is due each hook gives a few at a time, a failing one a single message,
a resting one none; and so many are under way at once in all, however many workers there are.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Now

from judge.meters import WEBHOOKS_ENDED
from judge.webhooks.models import Attempt, Delivery, DeliveryQuerySet, DeliveryState
from judge.webhooks.retries import FAILURES_BEFORE_REST, MAX_ATTEMPTS

AT_ONCE = 16
AT_ONCE_PER_HOOK = 4

# Claims follow one another, so that what is under way is counted and never guessed.
_CLAIM_LOCK = 0x686F6F6B73  # "hooks"
_DUE = """
    SELECT due.id
    FROM webhooks_hook AS hook
    LEFT JOIN accounts_user AS owner ON owner.id = hook.owner_id
    CROSS JOIN LATERAL (
        SELECT id, next_at FROM webhooks_delivery
        WHERE hook_id = hook.id AND state = 'waiting' AND next_at <= statement_timestamp()
            AND (lease_expires_at IS NULL OR lease_expires_at <= statement_timestamp())
            AND attempt < forgiven_attempts + %(most)s
        ORDER BY next_at
        LIMIT GREATEST(0, CASE WHEN hook.failures >= %(failing)s THEN 1 ELSE %(each)s END - (
            SELECT count(*) FROM webhooks_delivery AS sent
            WHERE sent.hook_id = hook.id AND sent.state = 'waiting'
                AND sent.lease_expires_at > statement_timestamp()
        ))
        FOR UPDATE SKIP LOCKED
    ) AS due
    WHERE hook.state = 'active'
        AND (hook.rests_until IS NULL OR hook.rests_until <= statement_timestamp())
        AND (owner.id IS NULL OR (%(users)s AND owner.is_active))
    ORDER BY due.next_at
    LIMIT %(free)s
"""


def claim() -> list[Delivery]:
    """Take what is due and may be sent now, each with its hook; none: nothing is, or enough is under way."""
    with transaction.atomic():
        ids = _lock_due()
        Delivery.objects.filter(pk__in=ids).update(
            attempt=F("attempt") + 1,
            lease_expires_at=Now() + timedelta(seconds=settings.WEBHOOK_LEASE_S),
        )
        claimed = list(Delivery.objects.select_related("hook").filter(pk__in=ids))
        Attempt.objects.bulk_create(
            Attempt(delivery=delivery, number=delivery.attempt, began_at=Now())
            for delivery in claimed
        )
    return claimed


def held(delivery: Delivery) -> DeliveryQuerySet:
    """Return the row as long as this claim of it holds: what every later UPDATE goes through."""
    return Delivery.objects.filter(
        pk=delivery.pk,
        attempt=delivery.attempt,
        state=DeliveryState.WAITING,
        lease_expires_at__isnull=False,
    )


def is_exhausted(delivery: Delivery) -> bool:
    """Tell whether this was the last attempt that the delivery has."""
    return delivery.attempt - delivery.forgiven_attempts >= MAX_ATTEMPTS


def bury_exhausted() -> int:
    """Give up what was never seen to the end in as many attempts as it has; return how many."""
    count = (
        Delivery.objects.due()
        .filter(attempt__gte=F("forgiven_attempts") + MAX_ATTEMPTS)
        .update(state=DeliveryState.DEAD, lease_expires_at=None, ended_at=Now())
    )
    if count:
        WEBHOOKS_ENDED.labels(DeliveryState.DEAD).inc(count)
    return count


def put_back(deliveries: DeliveryQuerySet) -> int:
    """Let the dead ones among the deliveries wait again, with a fresh set of attempts; return how many they were."""
    return deliveries.filter(state=DeliveryState.DEAD).update(
        state=DeliveryState.WAITING,
        forgiven_attempts=F("attempt"),
        next_at=Now(),
        ended_at=None,
    )


def _lock_due() -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CLAIM_LOCK])
        free = AT_ONCE - Delivery.objects.in_flight().count()
        if free <= 0:
            return []
        cursor.execute(
            _DUE,
            {
                "most": MAX_ATTEMPTS,
                "failing": FAILURES_BEFORE_REST,
                "each": AT_ONCE_PER_HOOK,
                "users": settings.USER_WEBHOOKS,
                "free": free,
            },
        )
        return [id for (id,) in cursor.fetchall()]
