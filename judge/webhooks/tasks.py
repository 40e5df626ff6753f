"""Celery's entry points, on a queue of their own: `webhooks`. Each may run twice or late."""

from __future__ import annotations

from typing import Any

from celery import shared_task
from celery.signals import worker_process_shutdown, worker_shutdown

from judge.webhooks import prune
from judge.webhooks.send import sender


@shared_task
def send_due() -> None:
    """Have this process send what is due."""
    sender.wake()


@shared_task
def forget() -> None:
    """Delete what was delivered long ago."""
    prune.forget_old()


@worker_shutdown.connect
@worker_process_shutdown.connect
def stop(**_: Any) -> None:
    """Let what is under way end with the worker."""
    sender.stop()
