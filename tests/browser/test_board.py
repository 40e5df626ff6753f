"""A board of thousands in a real browser: scrolled, searched, by keys, and with a verdict that arrives."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from judge.accounts.models import User
from leaderboard.contests.participate import enrol
from leaderboard.models import Contest
from tests.browser.test_pages import overflow_of, violations_of
from tests.leaderboard.conftest import _own_boards  # noqa: F401  # boards apart from those in use
from tests.leaderboard.contests.factories import (
    make_attempt,
    make_contest,
    make_crowd,
    make_participant,
    settle_board,
)

CROWD = 3_000
PATIENCE_MS = 30_000  # a poll or two


@pytest.fixture
def contest(ada: User) -> Contest:
    """Fill a contest: bob leads, ada is far behind, everyone else between."""
    contest = make_contest("ABC", slug="spring")
    make_crowd(contest, CROWD)
    bob = make_participant(contest, "bob")
    make_attempt(bob, "A", minute=0.1)
    make_attempt(bob, "B", minute=0.2)
    make_attempt(enrol(ada, contest), "A", "WA", minute=20)
    settle_board()
    return contest


@pytest.fixture
def board(
    page: Page, contest: Contest, ada: User, sign_in: Callable[[User], None], sockets: None
) -> Page:
    """Open the board as ada."""
    sign_in(ada)
    page.goto("/contests/spring/board/")
    expect(page.locator("[data-state]")).to_have_text("Live")
    return page


def line(board: Page, position: int) -> Locator:
    """Return the line at that position, from 1."""
    return board.locator(f"tbody.lines tr[aria-rowindex='{position + 1}']")


def test_few_of_many_lines_are_elements(board: Page) -> None:
    expect(board.get_by_role("grid")).to_have_attribute("aria-rowcount", str(CROWD + 3))
    expect(line(board, 1)).to_contain_text("bob")
    assert board.locator("tbody.lines tr").count() < 60


def test_one_scrolls_to_the_end(board: Page) -> None:
    board.locator("[data-board]").evaluate("room => { room.scrollTop = room.scrollHeight; }")
    expect(line(board, CROWD + 2)).to_contain_text("ada")
    expect(line(board, CROWD + 1)).to_contain_text("user")
    assert board.locator("tbody.lines tr").count() < 60


def test_keys_walk_it(board: Page) -> None:
    board.keyboard.press("End")
    expect(line(board, CROWD + 2)).to_be_in_viewport()
    expect(line(board, CROWD + 2)).to_have_class(re.compile("active"))
    board.keyboard.press("PageUp")
    expect(line(board, CROWD + 2)).not_to_have_class(re.compile("active"))
    board.keyboard.press("Home")
    expect(line(board, 1)).to_be_in_viewport()
    board.keyboard.press("ArrowDown")
    expect(board.get_by_role("grid")).to_have_attribute("aria-activedescendant", "line-2")
    board.keyboard.press("ArrowUp")
    board.keyboard.press("Enter")
    board.wait_for_url("**/users/bob/")


def test_the_own_line_is_pinned_and_a_key_away(board: Page) -> None:
    pinned = board.locator(".pinned tr")
    expect(pinned).to_contain_text("ada")
    board.keyboard.press("m")
    expect(line(board, CROWD + 2)).to_contain_text("ada")
    expect(line(board, CROWD + 2)).to_be_in_viewport()
    expect(pinned).to_be_hidden()


def test_a_name_is_found(board: Page) -> None:
    board.keyboard.press("/")
    board.keyboard.type("user02345")
    expect(board.get_by_role("option")).to_contain_text("user02345")
    board.keyboard.press("Enter")
    found = board.locator("tbody.lines tr.active")
    expect(found).to_contain_text("user02345")
    expect(found).to_be_in_viewport()
    expect(board.get_by_role("grid")).to_be_focused()


def test_a_verdict_arrives(contest: Contest, board: Page) -> None:
    leader = line(board, 1)
    expect(leader.locator(".points")).to_have_text("2")
    make_attempt(contest.participations.get(user__username="bob"), "C", minute=25)
    settle_board()
    expect(leader.locator(".points")).to_have_text("3", timeout=PATIENCE_MS)
    expect(leader.locator(".cell").nth(2)).to_have_attribute(
        "aria-label", "C: solved at 25:00, first to solve it"
    )


def test_who_moves_away_is_pinned(contest: Contest, board: Page) -> None:
    board.keyboard.press("m")
    expect(line(board, CROWD + 2)).to_contain_text("ada")
    ada = contest.participations.get(user__username="ada")
    for label, minute in (("A", 26), ("B", 27), ("C", 28)):
        make_attempt(ada, label, minute=minute)
    settle_board()
    expect(board.locator(".pinned.above tr .rank")).to_have_text("1", timeout=PATIENCE_MS)


def test_a_server_out_of_reach_is_said_and_forgiven(board: Page, complaints: list[str]) -> None:
    board.route("**/leaderboard?**", lambda route: route.abort())
    state = board.locator("[data-state]")
    expect(state).to_contain_text("out of reach", timeout=PATIENCE_MS)
    board.unroute("**/leaderboard?**")
    expect(state).to_have_text("Live", timeout=PATIENCE_MS)
    # The browser notes what it could not fetch; that is what the test is about.
    complaints.clear()


def test_it_is_accessible(board: Page) -> None:
    assert violations_of(board) == []
    assert overflow_of(board) == 0


class TestOnAPhone:
    """390 pixels wide, touched."""

    @pytest.fixture
    def context_options(self) -> dict[str, Any]:
        return {
            "viewport": {"width": 390, "height": 844},
            "has_touch": True,
            "is_mobile": True,
            "color_scheme": "dark",
        }

    def test_cells_fold_under_the_name(self, board: Page) -> None:
        assert overflow_of(board) == 0
        room = board.locator("[data-board]")
        assert room.evaluate("room => room.scrollWidth <= room.clientWidth")
        expect(line(board, 1).locator(".cell .letter").first).to_be_visible()
        assert violations_of(board) == []
        board.get_by_role("button", name="Jump to me").tap()
        expect(line(board, CROWD + 2)).to_be_in_viewport()
