"""Celery's entry points. Each may run twice or late.

queue          task
webhooks       send_due: it has a queue of its own, so that one process alone needs a way out
maintenance    look, forget
"""

from __future__ import annotations

from typing import Any

from celery import shared_task
from celery.signals import worker_process_shutdown, worker_shutdown

from judge.schedule.job import Unfinished
from judge.webhooks import retention, wake
from judge.webhooks.send import sender


@shared_task
def send_due() -> None:
    """Have this process send what is due."""
    sender.wake()


@shared_task
def look() -> None:
    """Have sent what is due though no message says so: what waited for its time, and what got lost."""
    wake.look()


@shared_task
def forget() -> str | Unfinished:
    """Delete messages that ended long ago."""
    return retention.forget_messages()


@worker_shutdown.connect
@worker_process_shutdown.connect
def stop(**_: Any) -> None:
    """Let what is under way end with the worker."""
    sender.stop()
