"""Celery's entry point of the doctor, on a queue that each judge worker has for itself (`doctor.judge@host`)."""

from __future__ import annotations

from celery import shared_task

from judge.doctor import rounds


@shared_task
def examine_here(worker: str) -> None:
    """Examine the machine that the worker judges on."""
    rounds.examine_here(worker)
