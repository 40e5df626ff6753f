"""Celery's entry points. Each may come twice or late: what there is to do is claimed from its row."""

from __future__ import annotations

from celery import shared_task

from judge.schedule import delayed, periodic, retention
from judge.schedule.job import Unfinished


@shared_task(is_retried=False)
def run_job(name: str) -> None:
    """Run the periodic job of that name, if it is due and nobody else has it."""
    periodic.run(name)


@shared_task(is_retried=False)
def run_delayed(id: int) -> None:
    """Run the delayed task of that number, if it is due and nobody else has it."""
    delayed.run(id)


@shared_task
def forget_sessions() -> str | Unfinished:
    """Delete sessions that have expired."""
    return retention.forget_sessions()


@shared_task
def forget_job_runs() -> str | Unfinished:
    """Delete what is told of runs of long ago."""
    return retention.forget_job_runs()


@shared_task
def forget_dead_letters() -> str | Unfinished:
    """Delete dead letters that nobody has put back for long."""
    return retention.forget_dead_letters()
