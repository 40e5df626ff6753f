"""Runs of periodic jobs: sent when due, claimed by a worker, written down, and due again.

A job is due until a run of it has ended, so whatever is lost on the way (a message, a worker, all schedulers for a
day) only delays it. A run is claimed by conditional UPDATE: a second message finds the job running, or not due.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

import structlog
from celery import current_app
from django.db.models import F, Q
from django.db.models.functions import Now
from django.db.transaction import atomic

from judge.schedule.backoff import TRIES, pause_after
from judge.schedule.database import database_now, drop_broken_connection
from judge.schedule.failure import failure_of
from judge.schedule.job import Job, Unfinished
from judge.schedule.jobs import BY_NAME, JOBS
from judge.schedule.keeping import RowClaim, keeper, lease_end
from judge.schedule.models import JobRun, Outcome, PeriodicJob

logger = structlog.get_logger(__name__)


def list_jobs() -> None:
    """Have a row for each job of the list, and for no other."""
    now = database_now()
    rows = [PeriodicJob(name=job.name, due_at=job.first_due(now)) for job in JOBS]
    PeriodicJob.objects.bulk_create(rows, ignore_conflicts=True)
    PeriodicJob.objects.exclude(name__in=BY_NAME).delete()


def take_due() -> list[Job]:
    """Mark as sent the jobs that are due, and return them: nobody else is given the same for a while."""
    due = PeriodicJob.objects.filter(due_at__lte=Now(), run=None, name__in=BY_NAME)
    return [BY_NAME[name] for name in due.values_list("name", flat=True) if _mark_sent(name)]


def run(name: str) -> bool:
    """Run the job if it is due; False: it is not, or another worker has it."""
    job = BY_NAME[name]
    run = uuid4()
    due = PeriodicJob.objects.filter(name=name, due_at__lte=Now(), run=None)
    due.update(run=run, began_at=Now(), ends_by=lease_end())
    held = PeriodicJob.objects.filter(name=name, run=run)
    row = held.first()
    if row is None:
        return False
    claim = RowClaim(held, "ends_by", within=job.within)
    with structlog.contextvars.bound_contextvars(job=name), keeper.keep(claim):
        try:
            said = current_app.tasks[job.task]()
        except Exception as error:  # whatever a job raises
            logger.exception("job_failed")
            drop_broken_connection()
            _end(row, run, Outcome.FAILED, error=failure_of(error).traceback)
        else:
            _end(row, run, Outcome.DONE, said=said)
    return True


def take_back_lost() -> int:
    """Write down the runs that nobody keeps up any more, so that they are due again; return how many."""
    lost = PeriodicJob.objects.filter(ends_by__lt=Now(), name__in=BY_NAME)
    count = 0
    for row in lost:
        assert row.run is not None, "what ends by a time runs"
        logger.error("job_vanished", job=row.name)
        error = (
            f"Nothing was heard of it any more: its worker was killed, lost the database, "
            f"or took longer than {BY_NAME[row.name].within}."
        )
        count += _end(row, row.run, Outcome.VANISHED, error=error)
    return count


def ask(names: Iterable[str]) -> int:
    """Have jobs run as soon as a scheduler sees it; return how many were not running already."""
    return PeriodicJob.objects.filter(name__in=names, run=None).update(due_at=Now(), sent_at=None)


def _mark_sent(name: str) -> int:
    """Mark a job as sent, unless somebody did a moment ago."""
    unsent = Q(sent_at=None) | Q(sent_at__lt=F("due_at"))
    lapsed = Q(sent_at__lt=Now() - BY_NAME[name].resend)
    due = PeriodicJob.objects.filter(unsent | lapsed, name=name, due_at__lte=Now(), run=None)
    return due.update(sent_at=Now())


def _end(
    row: PeriodicJob, run: UUID, outcome: Outcome, *, said: Any = None, error: str = ""
) -> bool:
    """Write down how a run ended; False: it had been taken for dead."""
    job = BY_NAME[row.name]
    assert row.began_at is not None, "what ended had begun"
    is_done = outcome is Outcome.DONE
    now = database_now()
    failures = 0 if is_done else row.failures + 1
    due_at = job.due_after(row.due_at, row.began_at)
    if isinstance(said, Unfinished):
        said, due_at = said.note, now
    elif 0 < failures < TRIES:
        due_at = min(due_at, now + pause_after(failures))
    note = "" if said is None else str(said)
    with atomic():
        count = PeriodicJob.objects.filter(name=row.name, run=run).update(
            run=None, ends_by=None, ended_at=now, due_at=due_at,
            outcome=outcome, note=note, error=error, failures=failures,
        )  # fmt: skip
        if count and (job.keeps_history or failures == 1):
            JobRun.objects.create(
                job=row.name, began_at=row.began_at, ended_at=now,
                outcome=outcome, note=note, error=error,
            )  # fmt: skip
    if not count:
        logger.warning("job_ended_late", job=row.name, outcome=outcome.value)
    return bool(count)
