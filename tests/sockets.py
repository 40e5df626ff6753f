"""A browser's end of a WebSocket, for tests."""

from __future__ import annotations

import json
from typing import Any

from asgiref.testing import ApplicationCommunicator
from channels.db import database_sync_to_async
from django.conf import settings
from django.test import Client

from judge.accounts.models import User
from judge.config.asgi import application

ORIGIN = b"http://localhost"


class Socket(ApplicationCommunicator):
    """A connection to an address (that of channels.testing wants another server installed)."""

    def __init__(self, path: str, cookie: bytes = b"", origin: bytes | None = ORIGIN) -> None:
        headers = [(b"host", b"localhost"), (b"cookie", cookie)]
        if origin is not None:
            headers.append((b"origin", origin))
        scope = {"type": "websocket", "path": path, "headers": headers, "query_string": b""}
        super().__init__(application, scope)

    async def connect(self) -> Any:
        """Return the first answer's type."""
        await self.send_input({"type": "websocket.connect"})
        return (await self.receive_output(timeout=5))["type"]

    async def document(self, within_s: float = 5) -> Any:
        """Return the next document."""
        message = await self.receive_output(timeout=within_s)
        assert message["type"] == "websocket.send"
        return json.loads(message["text"])

    async def disconnect(self) -> None:
        """Go away."""
        await self.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wait(timeout=5)


async def refused(socket: Socket) -> Any:
    """Return the code with which a connection ended that showed nothing."""
    await socket.connect()
    message = await socket.receive_output(timeout=5)
    assert message["type"] == "websocket.close"
    return message["code"]


@database_sync_to_async  # type: ignore[untyped-decorator]  # channels has no types
def signed_in(user: User) -> bytes:
    """Return the cookie of someone who is signed in."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}".encode()
