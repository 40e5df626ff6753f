"""Celery's entry points. Each may run twice or late: what there is to do is read from PostgreSQL.

queue                       worker                         task
contest run judge rejudge   judge worker (-P threads)      judge_next: one message, one judgement
maintenance                 maintenance worker             all others
"""

from __future__ import annotations

from typing import Any

from celery import Task, shared_task

from judge.schedule.job import Unfinished
from judge.submissions import outbox, process, retention
from judge.submissions.sweep import sweep as sweep_once


@shared_task(bind=True)
def judge_next(self: Task, queue: str) -> None:
    """Judge what is most urgent in the queues that this worker takes from, of which the message's is one."""
    process.judge_next({queue, *self.app.amqp.queues.consume_from})


@shared_task
def deliver_events() -> None:
    """Deliver what the outbox holds."""
    outbox.deliver_waiting()


@shared_task
def deliver_event(payload: dict[str, Any]) -> None:
    """Deliver an event that failed before."""
    outbox.deliver_again(payload)


@shared_task
def sweep() -> None:
    """Find what got lost and set it going again."""
    sweep_once()


@shared_task
def forget_events() -> str | Unfinished:
    """Delete events that nobody needs any more."""
    return outbox.forget_delivered()


@shared_task
def purge_runs() -> str | Unfinished:
    """Delete runs that nobody looks at any more."""
    return retention.purge_runs()
