"""What all tasks have in common: one that raises is tried again, by a row and not by a message."""

from __future__ import annotations

from typing import Any

import structlog
from celery import Task
from django.db import Error as DatabaseError

from judge.schedule import MAINTENANCE
from judge.schedule.database import drop_broken_connection
from judge.schedule.failure import failure_of

logger = structlog.get_logger(__name__)


class RetriedTask(Task):  # type: ignore[misc]  # Celery ships no types
    """A task that, failing, comes again with growing pauses, and is a dead letter in the end."""

    # Off where something else brings it again.
    is_retried = True

    def on_failure(
        self, exc: Exception, task_id: str, args: Any, kwargs: Any, einfo: object
    ) -> None:
        """Put the task down for another try, on the queue that it came by."""
        from judge.schedule import delayed  # models cannot be imported before the apps are there

        if not self.is_retried:
            return
        queue = (self.request.delivery_info or {}).get("routing_key") or MAINTENANCE
        drop_broken_connection()
        try:
            delayed.note_failure(self.name, args, queue, failure_of(exc))
        except DatabaseError as error:
            # Whatever it was to do stands in rows of its own, which the next sweep finds.
            logger.warning("failure_not_noted", task=self.name, error=str(error))
