"""Celery's entry points of the doctor.

queue                worker                                task
doctor.judge@host    the judge worker of that name alone   examine_here
maintenance          maintenance worker                    forget_workers
"""

from __future__ import annotations

from celery import shared_task

from judge.doctor import retention, rounds
from judge.schedule.job import Unfinished


# Staff see that it lapsed, and ask again.
@shared_task(is_retried=False)
def examine_here(worker: str) -> None:
    """Examine the machine that the worker judges on."""
    rounds.examine_here(worker)


@shared_task
def forget_workers() -> str | Unfinished:
    """Delete judge workers that have not started for long."""
    return retention.forget_workers()
