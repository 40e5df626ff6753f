from __future__ import annotations

import asyncio
from typing import Any

import pytest
from django.db import OperationalError

from judge.config import sockets
from judge.config.sockets import Receive, Scope, Send, bearing_absence

CLOSED = {"type": "websocket.close", "code": 1013}


async def sent_by(application: sockets.Application) -> list[dict[str, Any]]:
    """Return what a browser is sent at connecting."""
    sent = []

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await bearing_absence(application)({"path": "/ws/contests/open"}, receive, send)
    return sent


async def test_one_that_waits_for_a_store_is_told_to_come_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sockets, "OPENS_WITHIN_S", 0.01)
    was_cancelled = asyncio.Event()

    async def hangs(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            was_cancelled.set()

    assert await sent_by(hangs) == [CLOSED]
    await asyncio.wait_for(was_cancelled.wait(), 5)


async def test_one_that_was_opened_may_take_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "OPENS_WITHIN_S", 0.01)

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        await asyncio.sleep(0.05)
        await send({"type": "websocket.send", "text": "late"})

    assert [message["type"] for message in await sent_by(slow)] == [
        "websocket.accept",
        "websocket.send",
    ]


async def test_one_whose_store_goes_away_is_closed() -> None:
    async def breaks(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        raise OperationalError("gone")

    assert await sent_by(breaks) == [{"type": "websocket.accept"}, CLOSED]


async def test_a_fault_of_ours_is_not_taken_for_an_absence() -> None:
    async def fails(scope: Scope, receive: Receive, send: Send) -> None:
        raise KeyError("ours")

    with pytest.raises(KeyError):
        await sent_by(fails)
