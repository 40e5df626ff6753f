"""Sockets while a store is away: one that cannot be opened is told so within seconds, and one that breaks is closed.

Pages ask by themselves meanwhile. The log gets one line for each and no traceback: it is the store that is to blame.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import structlog
from django.db import Error as DatabaseAway
from redis.exceptions import RedisError

logger = structlog.get_logger(__name__)

OPENS_WITHIN_S = 5.0
TRY_AGAIN_LATER = 1013

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


def bearing_absence(application: Application) -> Application:
    """Return the application, which may wait for its stores no longer than that before it answers."""

    async def bearing(scope: Scope, receive: Receive, send: Send) -> None:
        has_answered = asyncio.Event()

        async def note(message: dict[str, Any]) -> None:
            has_answered.set()
            await send(message)

        running = asyncio.ensure_future(application(scope, receive, note))
        answering = asyncio.ensure_future(has_answered.wait())
        try:
            await asyncio.wait(
                {running, answering},
                timeout=OPENS_WITHIN_S,
                return_when=asyncio.FIRST_COMPLETED,
            )
            if not has_answered.is_set() and not running.done():
                raise TimeoutError("no store answered in time")
            await running
        except (DatabaseAway, RedisError, OSError) as error:
            logger.warning("socket_closed", path=scope["path"], error=str(error))
            with suppress(Exception):  # it is closed already
                await send({"type": "websocket.close", "code": TRY_AGAIN_LATER})
        finally:
            answering.cancel()
            running.cancel()

    return bearing
