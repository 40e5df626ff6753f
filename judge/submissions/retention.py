"""Runs that are kept for a time only. Submissions, which count, are kept for ever."""

from __future__ import annotations

from django.conf import settings

from judge.schedule import batches
from judge.schedule.job import Unfinished
from judge.schedule.retention import older_than
from judge.submissions.models import UNFINISHED, Kind, Submission


def purge_runs() -> str | Unfinished:
    """Delete old runs, with their judgements and the texts of their tests."""
    old = Submission.objects.filter(older_than(settings.KEEP_RUNS_DAYS, "created_at"))
    runs = old.filter(kind=Kind.RUN).exclude(judgements__status__in=UNFINISHED)
    return batches.delete(runs, "run")
