"""What is kept for a time only: sessions, the history of jobs, dead letters. Other apps see to their own."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.db.models.functions import Now

from judge.schedule import batches
from judge.schedule.job import Unfinished
from judge.schedule.models import DeadLetter, JobRun


def older_than(days: int, column: str) -> Q:
    """Return the condition that the column's time lies so many days back; none is older than 0 days: all are kept."""
    return Q(**{f"{column}__lt": Now() - timedelta(days=days)}) if days else Q(pk__in=[])


def forget_sessions() -> str | Unfinished:
    """Delete sessions that have expired."""
    return batches.delete(Session.objects.filter(expire_date__lt=Now()), "session")


def forget_job_runs() -> str | Unfinished:
    """Delete what is told of runs of long ago."""
    old = JobRun.objects.filter(older_than(settings.KEEP_JOB_RUNS_DAYS, "began_at"))
    return batches.delete(old, "job run")


def forget_dead_letters() -> str | Unfinished:
    """Delete dead letters that nobody has put back for long."""
    old = DeadLetter.objects.filter(older_than(settings.KEEP_DEAD_LETTERS_DAYS, "last_failed_at"))
    return batches.delete(old, "dead letter")
