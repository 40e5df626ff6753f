"""The door by which messages go to the broker. Each is a hint: none waits for a broker that is away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog
from celery import current_app
from structlog.contextvars import bound_contextvars

from judge import absence

logger = structlog.get_logger(__name__)

# A try and one more, each as long as the settings' socket_timeout.
WITHIN_S = 4.0


def send(task: str, *, queue: str, args: list[Any] | None = None, **options: Any) -> bool:
    """Send a message; tell whether the broker has it. Where it has not, the sweeper sends what is missing."""
    return attempt(
        lambda: current_app.send_task(task, args=args, queue=queue, **options), queue=queue
    )


def attempt(sending: Callable[[], object], *, queue: str) -> bool:
    """Have it sent, unless the broker was away a moment ago; tell whether it was."""
    try:
        # The line that tells of the absence, of which there is one, says what it was found by.
        with bound_contextvars(queue=queue), absence.redis.tried(Exception, within_s=WITHIN_S):
            sending()
    except Exception as error:  # whatever a broker's client raises
        logger.debug("broker_unreachable", queue=queue, error=str(error))
        return False
    return True
