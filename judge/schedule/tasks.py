"""Celery's entry points. Each may come twice or late: what there is to do is claimed from its row."""

from __future__ import annotations

from celery import shared_task

from judge.schedule import delayed


@shared_task
def run_delayed(id: int) -> None:
    """Run the delayed task of that number, if it is due and nobody else has it."""
    delayed.run(id)
