from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from asgiref.testing import ApplicationCommunicator
from channels.db import database_sync_to_async
from channels.layers import get_channel_layer
from django.conf import settings
from django.test import Client

from judge.accounts.models import User
from judge.config.asgi import application
from judge.submissions.models import Judgement, Submission
from judge.submissions.push import push
from tests.factories import make_submission, make_user

pytestmark = pytest.mark.django_db(transaction=True)

ORIGIN = b"http://localhost"


@database_sync_to_async
def signed_in(user: User) -> bytes:
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}".encode()


@database_sync_to_async
def finish(submission: Submission) -> None:
    Judgement.objects.filter(submission=submission).update(
        status="done", verdict="WA", judged_at=submission.created_at
    )


@pytest.fixture
def waiting(transactional_db: None) -> Submission:
    return make_submission(make_user("owner"), verdict=None)


@pytest.fixture
async def layer() -> AsyncIterator[None]:
    yield
    await get_channel_layer().flush()


class Socket(ApplicationCommunicator):
    """A browser's end of a WebSocket (that of channels.testing wants another server installed)."""

    def __init__(self, id: UUID, cookie: bytes = b"", origin: bytes | None = ORIGIN) -> None:
        headers = [(b"host", b"localhost"), (b"cookie", cookie)]
        if origin is not None:
            headers.append((b"origin", origin))
        path = f"/ws/submissions/{id}"
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


async def test_it_sends_the_document_at_connect_and_at_the_verdict(
    waiting: Submission, layer: None
) -> None:
    browser = Socket(waiting.pk, await signed_in(waiting.user))
    await browser.connect()
    document = await browser.document()
    assert (document["id"], document["status"]) == (str(waiting.pk), "queued")
    assert document["queue"] == {"position": 1, "eta_s": None}
    await finish(waiting)
    push(waiting.pk)
    document = await browser.document()
    assert (document["status"], document["verdict"]) == ("done", "WA")
    await browser.disconnect()


async def test_it_sends_the_same_document_as_the_poll(waiting: Submission, layer: None) -> None:
    cookie = await signed_in(waiting.user)
    browser = Socket(waiting.pk, cookie)
    await browser.connect()
    pushed = await browser.document()
    await browser.disconnect()

    @database_sync_to_async
    def poll() -> Any:
        client = Client()
        client.force_login(waiting.user)
        return client.get(f"/api/submissions/{waiting.pk}").json()

    assert pushed == await poll()


@pytest.mark.slow
async def test_a_socket_that_was_idle_for_seven_seconds_still_gets_its_push(
    waiting: Submission, layer: None
) -> None:
    browser = Socket(waiting.pk, await signed_in(waiting.user))
    await browser.connect()
    await browser.document()
    await asyncio.sleep(7)
    await finish(waiting)
    push(waiting.pk)
    # Sooner than the consumer would look by itself.
    document = await browser.document(within_s=2)
    assert document["verdict"] == "WA"
    await browser.disconnect()


async def test_a_hint_that_got_lost_only_delays_it(
    waiting: Submission, layer: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("judge.submissions.consumers.LOOK_EVERY_S", 0.2)
    browser = Socket(waiting.pk, await signed_in(waiting.user))
    await browser.connect()
    await browser.document()
    await finish(waiting)
    document = await browser.document()
    assert document["verdict"] == "WA"
    await browser.disconnect()


async def test_staff_may_watch(waiting: Submission, layer: None) -> None:
    staff = await database_sync_to_async(make_user)("staff", is_staff=True)
    browser = Socket(waiting.pk, await signed_in(staff))
    await browser.connect()
    assert (await browser.document())["id"] == str(waiting.pk)
    await browser.disconnect()


async def test_others_and_anonymous_get_what_a_missing_one_gets(
    waiting: Submission, layer: None
) -> None:
    other = await signed_in(await database_sync_to_async(make_user)("other"))
    missing = await refused(Socket(uuid4(), other))
    assert missing == 4404
    assert await refused(Socket(waiting.pk, other)) == missing
    assert await refused(Socket(waiting.pk)) == missing


@pytest.mark.parametrize("origin", [b"https://evil.example", None])
async def test_a_page_of_another_site_is_refused(
    waiting: Submission, layer: None, origin: bytes | None
) -> None:
    browser = Socket(waiting.pk, await signed_in(waiting.user), origin)
    assert await browser.connect() == "websocket.close"


async def test_what_a_client_says_is_ignored(waiting: Submission, layer: None) -> None:
    browser = Socket(waiting.pk, await signed_in(waiting.user))
    await browser.connect()
    await browser.document()
    await browser.send_input({"type": "websocket.receive", "text": "not json"})
    await browser.send_input({"type": "websocket.receive", "bytes": b"\xff"})
    assert await browser.receive_nothing()
    await browser.disconnect()
