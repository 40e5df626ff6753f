"""Tasks that wait for their time in PostgreSQL: put down, sent when due, claimed by a worker, and gone or tried again.

what gets lost                     found by                           then
a message (broker emptied, away)   sent, and not claimed for RESEND   sent again
a worker with a task               its claim has run out              counts as a failure: tried again, or dead
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

import structlog
from celery import current_app
from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Now
from django.db.transaction import atomic

from judge.schedule.backoff import TRIES, pause_after
from judge.schedule.database import drop_broken_connection
from judge.schedule.failure import Failure, failure_of
from judge.schedule.job import RESEND
from judge.schedule.keeping import RowClaim, keeper, lease_end
from judge.schedule.models import DelayedTask

logger = structlog.get_logger(__name__)

# A task that takes longer is taken for dead, and is run again.
WITHIN = timedelta(minutes=10)
BATCH = 500

_UNCLAIMED = {"sent_at": None, "claim": None, "claimed_until": None}
_FRESH = {
    **_UNCLAIMED, "tries": 0, "first_failed_at": None, "last_failed_at": None, "error": "", "traceback": "",
}  # fmt: skip


class Due(NamedTuple):
    """A task whose message is to be sent."""

    id: int
    task: str
    queue: str


def put_down(task: str, args: Sequence[object], at: datetime, key: str, *, queue: str) -> None:
    """Have the task run at that time; what waits under the same key is replaced."""
    row = DelayedTask(key=key, task=task, args=list(args), queue=queue, due_at=at, **_FRESH)
    DelayedTask.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["task", "args", "queue", "due_at", *_FRESH],
    )


def take_due() -> list[Due]:
    """Mark as sent what is due, and return it: nobody else is given the same within RESEND."""
    with atomic():
        due = (
            DelayedTask.objects.select_for_update(skip_locked=True)
            .filter(Q(sent_at=None) | Q(sent_at__lt=Now() - RESEND), due_at__lte=Now(), claim=None)
            .order_by("due_at")[:BATCH]
        )
        found = [Due(row.pk, row.task, row.queue) for row in due]
        DelayedTask.objects.filter(pk__in=[one.id for one in found]).update(sent_at=Now())
    return found


def run(id: int) -> bool:
    """Run a task that is due; False: it is done, put off, or another worker has it."""
    claim = uuid4()
    free = DelayedTask.objects.filter(pk=id, due_at__lte=Now(), claim=None)
    free.update(claim=claim, claimed_until=lease_end())
    held = _claimed(id, claim)
    row = held.first()
    if row is None:
        return False
    keeping = keeper.keep(RowClaim(held, "claimed_until", within=WITHIN))
    with structlog.contextvars.bound_contextvars(task=row.task, key=row.key), keeping:
        try:
            current_app.tasks[row.task](*row.args)
        except Exception as error:  # whatever a task raises
            logger.exception("delayed_task_failed", tries=row.tries + 1)
            drop_broken_connection()
            _put_off(held, row.tries, failure_of(error))
        else:
            held.delete()
    return True


def take_back_lost() -> int:
    """Try again what a worker took and did not end; return how many."""
    lost = DelayedTask.objects.filter(claimed_until__lt=Now())
    failure = Failure(
        f"Nothing was heard of it any more: its worker was killed, or took longer than {WITHIN}."
    )
    count = 0
    for id, claim, tries in lost.values_list("pk", "claim", "tries")[:BATCH]:
        count += _put_off(_claimed(id, claim), tries, failure)
    return count


def note_failure(task: str, args: Sequence[object], queue: str, failure: Failure) -> None:
    """Have a task that came by a message and failed tried again; the same one failing often waits once.

    One that a worker is trying meanwhile is tried once more: it may have looked before what failed here was there. One
    that is dead stays so, and tells of its last failure.
    """
    given = json.dumps(list(args))
    key = f"{task} {hashlib.sha256(f'{given} {queue}'.encode()).hexdigest()[:16]}"
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO schedule_delayedtask AS held (
                key, task, args, queue, due_at, created_at,
                tries, first_failed_at, last_failed_at, error, traceback
            )
            VALUES (%s, %s, %s, %s, now() + %s * interval '1 second', now(), 1, now(), now(), %s, %s)
            ON CONFLICT (key) DO UPDATE SET
                tries = held.tries + (held.due_at IS NULL)::int,
                last_failed_at = now(), error = excluded.error, traceback = excluded.traceback,
                claim = NULL, claimed_until = NULL
            """,
            [key, task, given, queue, pause_after(1).total_seconds(), *failure],
        )


def put_back(letters: QuerySet[DelayedTask]) -> int:
    """Have dead letters tried again at once, with all their tries; return how many were still dead."""
    return letters.filter(due_at=None).update(due_at=Now(), **_FRESH)


def drop(letters: QuerySet[DelayedTask]) -> int:
    """Delete dead letters for good; return how many were still dead."""
    return letters.filter(due_at=None).delete()[0]


def _put_off(row: QuerySet[DelayedTask], tries: int, failure: Failure) -> int:
    is_dead = tries + 1 >= TRIES
    count = row.update(
        due_at=None if is_dead else Now() + pause_after(tries + 1),
        tries=tries + 1,
        first_failed_at=Coalesce("first_failed_at", Now()),
        last_failed_at=Now(),
        **failure._asdict(),
        **_UNCLAIMED,
    )
    if count and is_dead:
        logger.error("dead_letter", error=failure.error, cure="See Dead letters in the admin.")
    return count


def _claimed(id: int, claim: UUID | None) -> QuerySet[DelayedTask]:
    """Return the row while it is this claim's: one that was put off meanwhile is not."""
    return DelayedTask.objects.filter(pk=id, claim=claim)
