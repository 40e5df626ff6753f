"""One round of the leading scheduler: take back what got lost, then send what is due."""

from __future__ import annotations

import structlog
from celery import current_app

from judge.schedule import delayed, periodic
from judge.schedule.job import LAPSES

logger = structlog.get_logger(__name__)

RUN_JOB = "judge.schedule.tasks.run_job"
RUN_DELAYED = "judge.schedule.tasks.run_delayed"


def send_due() -> int:
    """Send a message for each job and task that is due; return how many. A broker that is away is told and borne.

    Each is marked as sent before, so one that did not get through is sent again a while later.
    """
    periodic.take_back_lost()
    delayed.take_back_lost()
    messages = [
        *((RUN_JOB, job.name, job.queue, job.name) for job in periodic.take_due()),
        *((RUN_DELAYED, due.id, due.queue, due.task) for due in delayed.take_due()),
    ]
    count = 0
    try:
        for task, what, queue, shown_as in messages:
            current_app.send_task(
                task,
                args=[what],
                queue=queue,
                expires=LAPSES.total_seconds(),
                shadow=shown_as,
            )
            count += 1
    except Exception as error:  # whatever a broker's client raises
        logger.warning("broker_unreachable", unsent=len(messages) - count, error=str(error))
    return count
