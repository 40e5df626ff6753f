"""Judge workers that are kept for a time only: on machines that come and go, each has a name of its own."""

from __future__ import annotations

from django.conf import settings

from judge.doctor.models import JudgeWorker
from judge.schedule import batches
from judge.schedule.job import Unfinished
from judge.schedule.retention import older_than


def forget_workers() -> str | Unfinished:
    """Delete judge workers that have not started for long; one that still runs comes back when it starts again."""
    old = JudgeWorker.objects.filter(older_than(settings.KEEP_WORKERS_DAYS, "started_at"))
    return batches.delete(old, "judge worker")
