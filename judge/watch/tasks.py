"""Celery's entry point of the watch, on the maintenance queue."""

from __future__ import annotations

from celery import shared_task

from judge.watch import samples


@shared_task
def sample() -> None:
    """Write down how the site stands, for the charts."""
    samples.take()
