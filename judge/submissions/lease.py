"""Who may judge what, and for how long.

A worker claims a queued judgement by conditional UPDATE and holds it by a lease that it renews while it judges.
The attempt number is the fencing token: a worker whose lease ran out (a stall, a cut cable) cannot write any more,
because by then the row has another number or is no longer held.

A worker takes from the queues that it was started for (`-Q`). Whichever message woke it, it claims the oldest row of
the most urgent of them, in one statement: COALESCE asks queue after queue and stops at the first that has a row, each
by the head of the index (queue, id) of what is queued, so nothing is sorted however much waits.

    queued --claim_next--> compiling | running --results.write--> done
      ^                          |
      +--put_back, sweeper-------+       (attempt and forgiven_attempts tell when it is enough)
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from judge.languages import find
from judge.submissions.errors import LeaseLost
from judge.submissions.models import HELD, Judgement, JudgementQuerySet, Status
from judge.submissions.urgency import Queue, by_urgency

logger = structlog.get_logger(__name__)


def worker_name() -> str:
    """Return what this process is called in the rows that it holds."""
    return f"{socket.gethostname()}:{os.getpid()}"


# The oldest of `waiting`, as SQL because Django takes 3 ms to write it for four queues. BETWEEN, and not `=`: the order
# would then be the primary key's too, and where most rows waited when the table was last analysed, PostgreSQL would
# walk that key through all that is done by now.
_HEAD_OF_QUEUE = """(
    SELECT id FROM submissions_judgement
    WHERE status = 'queued' AND queue BETWEEN %s AND %s AND (retry_at IS NULL OR retry_at <= %s)
    ORDER BY queue, id LIMIT 1
    FOR UPDATE SKIP LOCKED
)"""


def waiting(now: datetime) -> JudgementQuerySet:
    """Return the judgements that may be claimed."""
    return Judgement.objects.filter(
        Q(retry_at__isnull=True) | Q(retry_at__lte=now), status=Status.QUEUED
    )


def claim_next(queues: Iterable[str] = Queue) -> Judgement | None:
    """Take the most urgent judgement of these queues, with its submission, problem and version; None: nothing waits."""
    now = timezone.now()
    with transaction.atomic():
        pk = _lock_most_urgent(queues, now)
        if pk is None:
            return None
        judgement = Judgement.objects.select_related(
            "submission__problem", "submission__reference", "version__problem"
        ).get(pk=pk)
        language = find(judgement.submission.language)
        judgement.status = (
            Status.COMPILING if language and language.compile_command else Status.RUNNING
        )
        judgement.attempt += 1
        judgement.started_at = now
        judgement.worker = worker_name()
        judgement.lease_expires_at = now + timedelta(seconds=settings.LEASE_S)
        judgement.save(
            update_fields=["status", "attempt", "started_at", "worker", "lease_expires_at"]
        )
    return judgement


def _lock_most_urgent(queues: Iterable[str], now: datetime) -> int | None:
    """Lock the row to claim and return its id; None: nothing waits."""
    wanted = by_urgency(queues)
    if not wanted:
        return None
    heads = ", ".join([_HEAD_OF_QUEUE] * len(wanted))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT COALESCE({heads})",
            [value for queue in wanted for value in (queue, queue, now)],
        )
        pk: int | None = cursor.fetchone()[0]
    return pk


def held(judgement: Judgement) -> JudgementQuerySet:
    """Return the row as long as this claim of it holds: what every later UPDATE goes through."""
    return Judgement.objects.filter(pk=judgement.pk, attempt=judgement.attempt, status__in=HELD)


def put_back(judgement: Judgement, *, reason: str, is_forgiven: bool, delay_s: float = 0.0) -> bool:
    """Queue a held judgement again, not before the delay is over; tell whether the claim still held."""
    return bool(
        held(judgement).update(
            status=Status.QUEUED,
            lease_expires_at=None,
            worker="",
            done_tests=0,
            failure=reason,
            forgiven_attempts=F("forgiven_attempts") + int(is_forgiven),
            retry_at=timezone.now() + timedelta(seconds=delay_s) if delay_s else None,
        )
    )


def is_exhausted(judgement: Judgement) -> bool:
    """Tell whether this was the last attempt that the judgement has."""
    return judgement.attempt - judgement.forgiven_attempts >= settings.MAX_ATTEMPTS


class Lease:
    """A claim that is being kept up; `check` is asked between tests."""

    def __init__(self, judgement: Judgement) -> None:
        self.judgement = judgement
        self.ends_at = time.monotonic() + settings.JUDGING_HARD_LIMIT_S
        self._is_lost = threading.Event()

    def check(self) -> None:
        """Raise LeaseLost when someone else may judge by now."""
        if self._is_lost.is_set():
            raise LeaseLost(f"judgement {self.judgement.pk}, attempt {self.judgement.attempt}")

    def renew(self) -> None:
        """Put the end of the lease off, unless it was lost or the judging takes beyond all bounds."""
        until = timezone.now() + timedelta(seconds=settings.LEASE_S)
        if time.monotonic() > self.ends_at or not held(self.judgement).update(
            lease_expires_at=until
        ):
            self._is_lost.set()


class LeaseKeeper:
    """One thread that renews all leases of this process: a judging thread may wait on one test for long."""

    def __init__(self) -> None:
        self._leases: set[Lease] = set()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    @contextmanager
    def keep(self, judgement: Judgement) -> Iterator[Lease]:
        """Renew the lease on the judgement until the block ends."""
        lease = Lease(judgement)
        with self._lock:
            self._leases.add(lease)
            if self._thread is None:
                self._thread = threading.Thread(target=self._renew_all, name="leases", daemon=True)
                self._thread.start()
        try:
            yield lease
        finally:
            with self._lock:
                self._leases.discard(lease)

    def _renew_all(self) -> None:
        while True:
            time.sleep(settings.LEASE_RENEW_S)
            with self._lock:
                leases = list(self._leases)
            try:
                for lease in leases:
                    lease.renew()
            except Exception:  # the database is away; the next round tries again
                logger.warning("lease_not_renewed", exc_info=True)
            finally:
                connection.close()


keeper = LeaseKeeper()
