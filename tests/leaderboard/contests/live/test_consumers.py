from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from channels.db import database_sync_to_async
from channels.layers import get_channel_layer

from leaderboard.contests.live.push import board_changed, news_changed
from leaderboard.contests.settle import settle
from leaderboard.contests.staff import open_board
from leaderboard.models import BoardAudience, Contest
from tests.factories import make_user
from tests.leaderboard.contests.factories import make_contest
from tests.sockets import Socket, refused, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

BOARD, NEWS, PHASE = {"what": "board"}, {"what": "news"}, {"what": "phase"}


@pytest.fixture
async def layer() -> AsyncIterator[None]:
    yield
    await get_channel_layer().flush()


async def listening(contest: Contest, cookie: bytes = b"") -> Socket:
    """Return a socket that hears what happens in the contest from now on."""
    browser = Socket(f"/ws/contests/{contest.slug}", cookie)
    assert await browser.connect() == "websocket.accept"
    return browser


async def staff_cookie() -> bytes:
    staff = await database_sync_to_async(make_user)("staff", is_staff=True)
    return await signed_in(staff)


@pytest.fixture
def contest(transactional_db: None) -> Contest:
    return make_contest()


@pytest.fixture
def frozen(transactional_db: None) -> Contest:
    return make_contest(begins_in_min=-80, freeze_min=30)


async def test_it_says_that_the_board_or_the_news_changed(contest: Contest, layer: None) -> None:
    browser = await listening(contest)
    board_changed(contest.pk)
    assert await browser.document() == BOARD
    news_changed(contest.pk)
    assert await browser.document() == NEWS
    await browser.disconnect()


async def test_other_contests_are_not_heard(contest: Contest, frozen: Contest, layer: None) -> None:
    browser = await listening(contest)
    board_changed(frozen.pk)
    assert await browser.receive_nothing()
    await browser.disconnect()


async def test_a_storm_of_hints_is_one_until_the_next_turn(
    contest: Contest, layer: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leaderboard.contests.live.consumers.HINT_EVERY_S", 3600.0)
    browser = await listening(contest)
    for _ in range(50):
        board_changed(contest.pk)
    assert await browser.document() == BOARD
    assert await browser.receive_nothing()
    await browser.disconnect()


async def test_the_last_hint_of_a_storm_is_not_lost(
    contest: Contest, layer: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leaderboard.contests.live.consumers.HINT_EVERY_S", 0.2)
    browser = await listening(contest)
    board_changed(contest.pk)
    assert await browser.document() == BOARD
    board_changed(contest.pk)
    assert await browser.document() == BOARD
    await browser.disconnect()


async def test_a_frozen_board_hints_to_staff_alone(frozen: Contest, layer: None) -> None:
    anyone = await listening(frozen)
    staff = await listening(frozen, await staff_cookie())
    board_changed(frozen.pk)
    assert await staff.document() == BOARD
    assert await anyone.receive_nothing()
    await anyone.disconnect()
    await staff.disconnect()


async def test_a_board_for_staff_hints_to_nobody_else(contest: Contest, layer: None) -> None:
    contest.board_audience = BoardAudience.STAFF
    await contest.asave()
    browser = await listening(contest)
    board_changed(contest.pk)
    assert await browser.receive_nothing()
    await browser.disconnect()


async def test_it_says_when_the_clock_changes_the_phase(
    transactional_db: None, layer: None
) -> None:
    contest = await database_sync_to_async(make_contest)(begins_in_min=0.01)
    browser = await listening(contest)
    assert await browser.document() == PHASE
    await browser.disconnect()


async def test_it_says_when_staff_change_the_clock_and_follows_the_new_one(
    contest: Contest, layer: None
) -> None:
    browser = await listening(contest)
    contest.freeze_min = 90
    await contest.asave()
    await database_sync_to_async(settle)(contest)
    assert await browser.document() == PHASE
    board_changed(contest.pk)
    assert await browser.receive_nothing()
    await browser.disconnect()


async def test_a_board_that_staff_open_moves_again(transactional_db: None, layer: None) -> None:
    contest = await database_sync_to_async(make_contest)(
        begins_in_min=-200, freeze_min=30, is_unfrozen_by_hand=True
    )
    browser = await listening(contest)
    board_changed(contest.pk)
    assert await browser.receive_nothing()
    await database_sync_to_async(open_board)(contest)
    assert await browser.document() == PHASE
    board_changed(contest.pk)
    assert await browser.document() == BOARD
    await browser.disconnect()


async def test_a_contest_that_is_taken_back_ends_its_sockets(contest: Contest, layer: None) -> None:
    browser = await listening(contest)
    contest.is_published = False
    contest.starts_at += timedelta(days=1)
    await contest.asave()
    await database_sync_to_async(settle)(contest)
    message = await browser.receive_output(timeout=5)
    assert (message["type"], message["code"]) == ("websocket.close", 4404)


async def test_what_is_not_published_is_missing_to_all_but_staff(
    contest: Contest, layer: None
) -> None:
    contest.is_published = False
    await contest.asave()
    missing = await refused(Socket("/ws/contests/no-such-contest"))
    assert missing == 4404
    assert await refused(Socket(f"/ws/contests/{contest.slug}")) == missing
    staff = await listening(contest, await staff_cookie())
    await staff.disconnect()


async def test_a_page_of_another_site_is_refused(contest: Contest, layer: None) -> None:
    browser = Socket(f"/ws/contests/{contest.slug}", origin=b"https://evil.example")
    assert await browser.connect() == "websocket.close"


async def test_what_a_client_says_is_ignored(contest: Contest, layer: None) -> None:
    browser = await listening(contest)
    await browser.send_input({"type": "websocket.receive", "text": "not json"})
    assert await browser.receive_nothing()
    await browser.disconnect()
