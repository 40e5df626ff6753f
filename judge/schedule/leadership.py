"""Which of several schedulers sends: the one that holds the lease.

A lease and not a session's lock: PostgreSQL keeps the lock of a machine that lost its power for hours, and behind a
pooler a session is somebody else's. That two might send at once (one was stopped, and goes on before it has looked
again) costs nothing but a message: what is sent is marked by conditional UPDATE, and run by one.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.models.functions import Now

from judge.schedule.models import Leadership

LEASE = timedelta(seconds=settings.SCHEDULER_LEASE_S)
_NAME = "scheduler"


def hold(holder: str) -> bool:
    """Take the lease, or renew it; False: another holds it."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO schedule_leadership AS held (name, holder, since, until)
            VALUES (%s, %s, now(), now() + %s * interval '1 second')
            ON CONFLICT (name) DO UPDATE SET
                holder = excluded.holder,
                since = CASE WHEN held.holder = excluded.holder THEN held.since ELSE excluded.since END,
                until = excluded.until
            WHERE held.holder = excluded.holder OR held.until < now()
            RETURNING true
            """,
            [_NAME, holder, LEASE.total_seconds()],
        )
        return cursor.fetchone() is not None


def give_up(holder: str) -> None:
    """Let another lead at once."""
    Leadership.objects.filter(name=_NAME, holder=holder).delete()


def leader() -> Leadership | None:
    """Return who leads, and since when; None: no scheduler runs."""
    return Leadership.objects.filter(name=_NAME, until__gte=Now()).first()
