from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from channels.db import database_sync_to_async
from channels.layers import get_channel_layer
from django.test import Client

from judge.submissions.models import Submission
from judge.submissions.push import push
from tests.factories import make_submission, make_user
from tests.judge.submissions.judged import end
from tests.sockets import ORIGIN, Socket, refused, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@database_sync_to_async
def finish(submission: Submission) -> None:
    end(submission.judgement, "WA")


@pytest.fixture
def waiting(transactional_db: None) -> Submission:
    return make_submission(make_user("owner"), verdict=None)


@pytest.fixture
async def layer() -> AsyncIterator[None]:
    yield
    await get_channel_layer().flush()


def browser_at(id: UUID, cookie: bytes = b"", origin: bytes | None = ORIGIN) -> Socket:
    """Return a browser's end of a submission's socket, not connected yet."""
    return Socket(f"/ws/submissions/{id}", cookie, origin)


async def test_it_sends_the_document_at_connect_and_at_the_verdict(
    waiting: Submission, layer: None
) -> None:
    browser = browser_at(waiting.pk, await signed_in(waiting.user))
    await browser.connect()
    document = await browser.document()
    assert (document["id"], document["status"]) == (str(waiting.pk), "queued")
    assert document["queue"] == {"position": 1, "eta_s": None, "waits_for": None}
    await finish(waiting)
    push(waiting.pk)
    document = await browser.document()
    assert (document["status"], document["verdict"]) == ("done", "WA")
    await browser.disconnect()


async def test_it_sends_the_same_document_as_the_poll(waiting: Submission, layer: None) -> None:
    cookie = await signed_in(waiting.user)
    browser = browser_at(waiting.pk, cookie)
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
    browser = browser_at(waiting.pk, await signed_in(waiting.user))
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
    browser = browser_at(waiting.pk, await signed_in(waiting.user))
    await browser.connect()
    await browser.document()
    await finish(waiting)
    document = await browser.document()
    assert document["verdict"] == "WA"
    await browser.disconnect()


async def test_staff_may_watch(waiting: Submission, layer: None) -> None:
    staff = await database_sync_to_async(make_user)("staff", is_staff=True)
    browser = browser_at(waiting.pk, await signed_in(staff))
    await browser.connect()
    assert (await browser.document())["id"] == str(waiting.pk)
    await browser.disconnect()


async def test_others_and_anonymous_get_what_a_missing_one_gets(
    waiting: Submission, layer: None
) -> None:
    other = await signed_in(await database_sync_to_async(make_user)("other"))
    missing = await refused(browser_at(uuid4(), other))
    assert missing == 4404
    assert await refused(browser_at(waiting.pk, other)) == missing
    assert await refused(browser_at(waiting.pk)) == missing


@pytest.mark.parametrize("origin", [b"https://evil.example", None])
async def test_a_page_of_another_site_is_refused(
    waiting: Submission, layer: None, origin: bytes | None
) -> None:
    browser = browser_at(waiting.pk, await signed_in(waiting.user), origin)
    assert await browser.connect() == "websocket.close"


async def test_what_a_client_says_is_ignored(waiting: Submission, layer: None) -> None:
    browser = browser_at(waiting.pk, await signed_in(waiting.user))
    await browser.connect()
    await browser.document()
    await browser.send_input({"type": "websocket.receive", "text": "not json"})
    await browser.send_input({"type": "websocket.receive", "bytes": b"\xff"})
    assert await browser.receive_nothing()
    await browser.disconnect()
