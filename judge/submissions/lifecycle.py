"""The life of a judgement: every change of its state, each one conditional UPDATE whose row count tells who won.

    queued --claim--> compiling --advance--> running --finish--> done       a verdict
     |  ^                 |                     |
     |  +----put_back-----+---------------------+---give_up----> done       parked: IE, for staff to look at
     |  +---------------------release---------------------------- |
     |                    |                     |
     +------cancel--------+----call_off---------+-------> cancelled

A claim is held by a lease, and its attempt number is the fencing token: `held` is the row as long as nobody has taken
it away or claimed it since, and whatever a worker writes goes through that. The number never goes down, so a worker
that wakes up late finds no row. All times are the database's, since a machine's own clock may be wrong.

The database knows the same machine (migration 0004) and refuses a statement that goes any other way. Which judgement
of a submission counts is another question: results.py and rejudging.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.models import F, Func, JSONField, Q, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import JSONObject, Now

from judge.schedule.keeping import lease_end
from judge.submissions.models import HELD, UNFINISHED, Judgement, JudgementQuerySet, Status
from judge.submissions.urgency import by_urgency
from problems.verdicts import Verdict

# As many failed attempts are remembered: an engine that is away for a night has thousands, all of them forgiven.
REMEMBERED_ATTEMPTS = 20

UNJUDGED = "The judge failed on its own account; your program is not to blame. Staff can see why."

# As SQL, because Django takes 3 ms to write the heads of four queues. COALESCE asks queue after queue and stops at the
# first that has a row. BETWEEN, and not `=`: the order would then be the primary key's too, and where most rows waited
# when the table was last analysed, PostgreSQL would walk that key through all that is done by now.
_HEAD_OF_QUEUE = """(
    SELECT id FROM submissions_judgement
    WHERE status = 'queued' AND queue BETWEEN %s AND %s
        AND (retry_at IS NULL OR retry_at <= statement_timestamp())
    ORDER BY queue, id LIMIT 1
    FOR UPDATE SKIP LOCKED
)"""
_CLAIM = """
    UPDATE submissions_judgement SET
        status = CASE
            WHEN (SELECT language FROM submissions_submission WHERE id = submission_id) = ANY(%s)
            THEN 'compiling' ELSE 'running'
        END,
        attempt = attempt + 1,
        worker = %s,
        started_at = statement_timestamp(),
        lease_expires_at = statement_timestamp() + make_interval(secs => %s),
        retry_at = NULL
    WHERE id = (SELECT COALESCE({heads})) AND status = 'queued'
    RETURNING id
"""


def waiting() -> JudgementQuerySet:
    """Return the judgements that may be claimed."""
    return Judgement.objects.filter(
        Q(retry_at__isnull=True) | Q(retry_at__lte=Now()), status=Status.QUEUED
    )


def held(judgement: Judgement) -> JudgementQuerySet:
    """Return the row as long as this claim of it holds."""
    return Judgement.objects.filter(pk=judgement.pk, attempt=judgement.attempt, status__in=HELD)


def expired() -> JudgementQuerySet:
    """Return the judgements whose worker has not renewed its lease in time."""
    return Judgement.objects.filter(status__in=HELD, lease_expires_at__lt=Now())


def parked() -> JudgementQuerySet:
    """Return the judgements that were given up."""
    return Judgement.objects.filter(is_parked=True)


def is_exhausted(judgement: Judgement) -> bool:
    """Tell whether this was the last attempt that the judgement has."""
    return judgement.attempt - judgement.forgiven_attempts >= settings.MAX_ATTEMPTS


def claim(queues: Iterable[str], *, worker: str, compiled: Collection[str]) -> int | None:
    """Take the oldest row of the most urgent of these queues, and return its id; None: nothing waits.

    `compiled` are the languages whose judging begins with a compiler.
    """
    wanted = by_urgency(queues)
    if not wanted:
        return None
    statement = _CLAIM.format(heads=", ".join([_HEAD_OF_QUEUE] * len(wanted)))
    ends = [name for queue in wanted for name in (queue, queue)]
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(compiled), worker, settings.LEASE_S, *ends])
        row = cursor.fetchone()
    return None if row is None else int(row[0])


def renew(claim: JudgementQuerySet) -> bool:
    """Put the end of a lease off; False: the claim is lost."""
    return bool(_held(claim).update(lease_expires_at=lease_end()))


def advance(claim: JudgementQuerySet, *, status: str, done: int, total: int) -> bool:
    """Note how far a judging is; False: the claim is lost."""
    return bool(_held(claim).update(status=status, done_tests=done, total_tests=total))


def finish(claim: JudgementQuerySet, verdict: Verdict, **found: object) -> bool:
    """End a judging with its verdict and what else was found; False: the claim is lost."""
    return bool(
        _held(claim).update(
            **found,
            status=Status.DONE,
            verdict=verdict,
            judged_at=Now(),
            lease_expires_at=None,
            failure="",
        )
    )


def put_back(
    claim: JudgementQuerySet, *, reason: str, is_forgiven: bool, delay_s: float = 0.0
) -> bool:
    """Queue a held judgement again, not before the delay is over; False: the claim is lost.

    A forgiven attempt was not the submission's doing, and does not count towards the last one.
    """
    return bool(
        _held(claim).update(
            status=Status.QUEUED,
            worker="",
            lease_expires_at=None,
            retry_at=Now() + timedelta(seconds=delay_s) if delay_s else None,
            done_tests=0,
            failure=reason,
            failed_attempts=_remembering(reason),
            forgiven_attempts=F("forgiven_attempts") + int(is_forgiven),
        )
    )


def give_up(claim: JudgementQuerySet, *, reason: str) -> bool:
    """Park a held judgement as IE; False: the claim is lost."""
    return bool(
        _held(claim).update(
            status=Status.DONE,
            verdict=Verdict.IE,
            is_parked=True,
            judged_at=Now(),
            lease_expires_at=None,
            message=UNJUDGED,
            failure=reason,
            failed_attempts=_remembering(reason),
        )
    )


def release(judgements: JudgementQuerySet) -> int:
    """Queue those that are parked again, all their attempts forgiven; return how many."""
    return judgements.filter(is_parked=True).update(
        status=Status.QUEUED,
        verdict=None,
        is_parked=False,
        judged_at=None,
        worker="",
        message="",
        done_tests=0,
        forgiven_attempts=F("attempt"),
    )


def cancel(judgements: JudgementQuerySet) -> int:
    """Take back what nobody has begun to judge; return how many. A claim that came first wins."""
    return _cancel(judgements, [Status.QUEUED])


def call_off(judgements: JudgementQuerySet) -> int:
    """Take back what waits and what is being judged, whose workers find their claims lost; return how many."""
    return _cancel(judgements, UNFINISHED)


def _cancel(judgements: JudgementQuerySet, statuses: Collection[str]) -> int:
    return judgements.filter(status__in=statuses).update(
        status=Status.CANCELLED, lease_expires_at=None, retry_at=None
    )


def _held(claim: JudgementQuerySet) -> JudgementQuerySet:
    return claim.filter(status__in=HELD)


def _remembering(reason: str) -> CombinedExpression:
    """Return the row's failed attempts with the one that ends now."""
    others = Func(
        F("failed_attempts"),
        Value(f"$[last - {REMEMBERED_ATTEMPTS - 2} to last]"),
        template="jsonb_path_query_array(%(expressions)s::jsonpath)",
        output_field=JSONField(),
    )
    this = JSONObject(
        attempt=F("attempt"),
        worker=F("worker"),
        began_at=F("started_at"),
        ended_at=Now(),
        reason=Value(reason),
    )
    return CombinedExpression(others, "||", this, output_field=JSONField())
