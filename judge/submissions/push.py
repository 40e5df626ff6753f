"""Tell the sockets that watch a submission to look at it again.

What is sent is a hint without content; the consumer reads the document by its reader's rights. The channel layer is
asynchronous and keeps its connection per event loop, so one loop in a thread of its own sends for all threads.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable
from uuid import UUID

import structlog
from channels.layers import get_channel_layer
from structlog.contextvars import bound_contextvars

from judge import absence

logger = structlog.get_logger(__name__)

SENT_WITHIN_S = 1.0
CHANGED = "submission.changed"


def group_of(submission_id: UUID) -> str:
    """Return the name under which a submission's watchers listen."""
    return f"submission.{submission_id}"


def push(submission_id: UUID) -> None:
    """Send the hint and do not wait for it."""
    send_to(group_of(submission_id), {"type": CHANGED})


def push_all(submission_ids: Iterable[UUID]) -> None:
    """Send many hints, one after the other, and do not wait for them."""
    groups = [group_of(submission_id) for submission_id in submission_ids]
    asyncio.run_coroutine_threadsafe(_send_all(groups, {"type": CHANGED}), _loop())


def send_to(group: str, message: dict[str, str]) -> None:
    """Send a message to all sockets of a group and do not wait for it."""
    asyncio.run_coroutine_threadsafe(_send(group, message), _loop())


async def _send_all(groups: Iterable[str], message: dict[str, str]) -> None:
    # Together, each would open a connection of its own.
    for group in groups:
        await _send(group, message)


async def _send(group: str, message: dict[str, str]) -> None:
    layer = get_channel_layer()
    if layer is None:
        return
    try:
        # The line that tells of the absence, of which there is one, says what it was found by.
        with (
            bound_contextvars(group=group),
            absence.redis.tried(Exception, within_s=SENT_WITHIN_S),
        ):
            await asyncio.wait_for(layer.group_send(group, message), SENT_WITHIN_S)
    except Exception as error:  # whatever Redis' client raises; a watcher looks again by itself
        logger.debug("push_failed", group=group, error=str(error))


_lock = threading.Lock()
_running: asyncio.AbstractEventLoop | None = None


def _loop() -> asyncio.AbstractEventLoop:
    global _running
    with _lock:
        if _running is None:
            _running = asyncio.new_event_loop()
            threading.Thread(target=_running.run_forever, name="push", daemon=True).start()
        return _running
