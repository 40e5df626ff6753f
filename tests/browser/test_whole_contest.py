"""A whole contest of two hundred: registered, solved, frozen, ended, opened, and taken part in again virtually.

The contest takes 90 minutes, the test about one: staff move its start, and everything follows the clock.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from judge.accounts.models import User
from judge.submissions.models import Judgement, OutboxEvent, Submission
from leaderboard.contests.board import boards
from leaderboard.contests.board.boards import View
from leaderboard.contests.settle import settle
from leaderboard.contests.standings import recompute
from leaderboard.models import Attempt, Contest, ContestStanding
from problems.models import Problem
from tests.browser.conftest import LIBRARY
from tests.browser.crowd import Crowd, Simulant, make_simulants, wait_for
from tests.browser.workspace import Workspace
from tests.factories import make_user
from tests.leaderboard.contests.factories import make_contest

pytestmark = [pytest.mark.containers, pytest.mark.usefixtures("judge")]

PEOPLE = 200
PROBLEMS = {"A": "two-sum", "B": "powx-n", "C": "group-anagrams"}
MINUTE = timedelta(minutes=1)
PATIENCE_MS = 30_000  # a poll or two


def solutions() -> dict[str, dict[bool, str]]:
    """Return a right and a wrong solution of each problem."""
    found = {}
    for label, slug in PROBLEMS.items():
        folder = LIBRARY / slug / "submissions"
        wrong = next((folder / "wrong_answer").glob("*.py"))
        right = folder / "accepted/solution.py"
        found[label] = {True: right.read_text(), False: wrong.read_text()}
    return found


@pytest.fixture
def contest(library: Callable[..., None]) -> Contest:
    """Return a contest of hidden problems that begins in an hour; its board is frozen for the last 20 minutes."""
    library(*PROBLEMS.values())
    Problem.objects.update(is_published=False)
    return make_contest(
        "".join(PROBLEMS),
        slug="spring",
        title="Spring Contest",
        begins_in_min=60,
        freeze_min=20,
        problems=[Problem.objects.get(slug=slug) for slug in PROBLEMS.values()],
    )


def be_at(contest: Contest, minute: float) -> None:
    """Move the contest so that this is its minute now."""
    contest.starts_at = timezone.now() - minute * MINUTE
    contest.save()
    settle(contest)


def is_judged() -> bool:
    """Tell whether everything that was sent is judged and on the boards."""
    return (
        not Judgement.objects.exclude(status="done").exists()
        and not OutboxEvent.objects.filter(delivered_at__isnull=True).exists()
        and not ContestStanding.objects.filter(is_stale=True).exists()
    )


def shown(contest: Contest, view: View) -> dict[str, float]:
    """Return the points on a board by name."""
    lines = boards.ranking(contest.pk, view).lines(0, 1000)
    assert [line.rank for line in lines] == sorted(line.rank for line in lines)
    assert [line.score for line in lines] == sorted((line.score for line in lines), reverse=True)
    return {row["user"]: row["points"] for row in (json.loads(line.shown) for line in lines)}


def solved_by(crowd: list[Simulant], **when: bool) -> dict[str, float]:
    """Return what the plans come to, by name, for those who sent anything."""
    return {one.user.username: one.solved(**when) for one in crowd if one.sent}


class Board:
    """The board's page, by what someone sees there."""

    address = "/contests/spring/board/"

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = page.locator("[data-count]")
        self.notice = page.locator("[data-frozen]")

    def open(self) -> None:
        """Open it, and wait until it lives."""
        self.page.goto(self.address)
        expect(self.page.locator("[data-state]")).to_have_text("Live", timeout=PATIENCE_MS)

    def expect_own(self, points: str) -> None:
        """Expect the reader's own line, in view or pinned, with these points."""
        own = self.page.locator("tr.me .points").first
        expect(own).to_have_text(points, timeout=PATIENCE_MS)


def solve(page: Page, label: str) -> None:
    """Solve a problem in the browser."""
    workspace = Workspace(page, PROBLEMS[label])
    workspace.address = f"/contests/spring/problems/{label}/"
    workspace.open()
    workspace.choose("python")
    workspace.write(solutions()[label][True])
    workspace.submit()
    workspace.expect_verdict("Accepted")


def test_a_contest_from_registration_to_virtual_participation(
    contest: Contest,
    live_server: LiveServer,
    settings: Any,
    page: Page,
    ada: User,
    sign_in: Callable[[User], None],
) -> None:
    settings.HAS_RATE_LIMITS = False
    crowd = make_simulants(PEOPLE, list(PROBLEMS))
    site = Crowd(live_server.url, contest.slug, solutions())
    sign_in(ada)
    board = Board(page.context.new_page())

    # Registration.
    site.register(crowd)
    page.goto("/contests/")
    page.get_by_role("link", name=contest.title).first.click()
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_text("You are registered")).to_be_visible()
    assert ContestStanding.objects.count() == PEOPLE + 1

    # It runs: two hundred solve, and ada in her browser; the board follows.
    be_at(contest, 1)
    board.open()
    site.send(crowd, lambda one: one.plan)
    wait_for(is_judged)
    solve(page, "A")
    wait_for(is_judged)
    expected = {**solved_by(crowd, with_late=False), "ada": 1}
    wait_for(lambda: shown(contest, View.FULL) == expected)
    board.expect_own("1")
    expect(board.count).to_have_text(str(len(expected)), timeout=PATIENCE_MS)

    # The board is frozen: what is sent now is hidden from all but staff.
    be_at(contest, 70)
    before = shown(contest, View.FROZEN)
    site.send([one for one in crowd if one.late_plan], lambda one: one.late_plan)
    wait_for(is_judged)
    solve(page, "B")
    wait_for(is_judged)
    board.open()
    expect(board.notice).to_contain_text("frozen", timeout=PATIENCE_MS)
    board.expect_own("1")
    frozen = shown(contest, View.FROZEN)
    assert {name: frozen[name] for name in before} == before
    assert all(frozen[name] == 0 for name in frozen.keys() - before.keys())

    # It is over, and everyone sees how it ended.
    be_at(contest, 90)
    wait_for(is_judged)
    expected = {**solved_by(crowd), "ada": 2}
    wait_for(lambda: shown(contest, View.FULL) == expected)
    board.page.goto(board.address)
    # The web process may know the contest as it was until a second ago: then the page's next poll tells it.
    expect(board.notice).to_be_hidden(timeout=PATIENCE_MS)
    board.expect_own("2")

    sent = sum(len(one.sent) for one in crowd) + 2
    assert Submission.objects.count() == Attempt.objects.count() == sent
    standings = list(ContestStanding.objects.select_related("participation"))
    stored = {one.pk: (one.score, one.frozen_score) for one in standings}
    recompute(standings)
    assert {one.pk: (one.score, one.frozen_score) for one in standings} == stored

    # Someone comes late, and takes part against the recorded field.
    sign_in(make_user("late-comer"))
    page.goto(f"/contests/{contest.slug}/")
    page.get_by_role("link", name="Start virtual participation").click()
    page.get_by_role("button", name="Start my").click()
    expect(page.get_by_text("You take part virtually")).to_be_visible()
    solve(page, "C")
    wait_for(is_judged)
    wait_for(lambda: bool(Contest.objects.get().recorded_at))
    board.page.goto(board.address)
    board.expect_own("1")
    assert shown(contest, View.FULL) == expected
