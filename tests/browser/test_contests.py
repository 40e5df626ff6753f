"""The pages of contests in a real browser: they open by themselves, tell the news, and keep what was typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, WebSocketRoute, expect

from judge.accounts.models import User
from leaderboard.contests import news
from leaderboard.contests.participate import enrol
from leaderboard.models import Attempt, Contest, Participation
from problems.models import Problem
from tests.browser.test_pages import overflow_of, violations_of, visit
from tests.browser.workspace import Workspace
from tests.factories import make_user
from tests.leaderboard.contests.factories import make_attempt, make_contest, make_participant

Hint = Callable[[str], None]


@pytest.fixture
def hint(page: Page) -> Hint:
    """Return a function that says something on the contest's socket."""
    sockets: list[WebSocketRoute] = []
    page.route_web_socket("**/ws/contests/*", lambda socket: sockets.append(socket))

    def say(what: str) -> None:
        sockets[-1].send(json.dumps({"what": what}))

    return say


@pytest.fixture
def contest(library: Callable[..., None]) -> Contest:
    """Return a contest that runs; its first problem is Two Sum."""
    library("two-sum", "valid-parentheses")
    Problem.objects.update(is_published=False)
    problems = [Problem.objects.get(slug=slug) for slug in ("two-sum", "valid-parentheses")]
    return make_contest("AB", slug="spring", title="Spring", problems=problems)


@pytest.fixture
def boss(transactional_db: None) -> User:
    """Return one of the organisers."""
    return make_user("boss", is_staff=True)


def expect_only_403(complaints: list[str]) -> None:
    """Forgive that a page which may not be seen yet answers 403: the browser complains of that."""
    complaints[:] = [one for one in complaints if "403" not in one]


@pytest.mark.usefixtures("hint")
def test_one_registers_waits_and_is_let_in_by_itself(
    page: Page,
    complaints: list[str],
    contest: Contest,
    ada: User,
    sign_in: Callable[[User], None],
) -> None:
    contest.starts_at = timezone.now() + timedelta(seconds=6)
    contest.save()
    sign_in(ada)
    page.goto("/contests/")
    page.get_by_role("link", name="Spring").first.click()
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_text("You are registered")).to_be_visible()
    page.goto("/contests/spring/problems/A/")
    expect(page.get_by_text("This page opens by itself")).to_be_visible()
    expect(page.get_by_role("heading", name="A. Two Sum")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("timer")).to_contain_text(":")
    expect_only_403(complaints)


def test_a_submission_counts_in_the_contest(
    page: Page, hint: Hint, contest: Contest, ada: User, sign_in: Callable[[User], None]
) -> None:
    page.route_web_socket("**/ws/submissions/*", lambda socket: None)
    enrol(ada, contest)
    sign_in(ada)
    workspace = Workspace(page, "two-sum")
    workspace.address = "/contests/spring/problems/A/"
    workspace.open()
    workspace.submit()
    expect(workspace.result).to_contain_text("Waiting for a judge")
    assert Attempt.objects.get().problem.label == "A"
    page.get_by_role("tab", name="Submissions").click()
    expect(page.locator("#history tbody tr")).to_have_count(1)


def test_news_comes_up_beside_the_code(
    page: Page, hint: Hint, contest: Contest, ada: User, boss: User, sign_in: Callable[[User], None]
) -> None:
    enrol(ada, contest)
    sign_in(ada)
    with page.expect_response("**/news"):
        page.goto("/contests/spring/problems/A/")
    news.announce(contest, "The limit is 10.\nNot <b>100</b>.", boss)
    hint("news")
    toast = page.locator(".toast")
    expect(toast).to_contain_text("Announcement")
    expect(toast).to_contain_text("Not <b>100</b>.")
    expect(page.locator("[data-unread]")).to_contain_text("1")
    toast.get_by_role("button", name="Close").click()
    expect(toast).to_have_count(0)
    with page.expect_response("**/news"):
        page.locator("#contest-bar").get_by_role("link", name="Clarifications").click()
    expect(page.locator("#announcements")).to_contain_text("The limit is 10.")
    expect(page.locator("[data-unread]")).to_be_hidden()


def test_what_is_being_typed_stays_when_news_comes(
    page: Page, hint: Hint, contest: Contest, ada: User, boss: User, sign_in: Callable[[User], None]
) -> None:
    old = news.ask(make_participant(contest).user, contest, "The first question")
    sign_in(boss)
    with page.expect_response("**/news"):
        page.goto("/contests/spring/clarifications/")
    answer = page.locator(f"#question-{old.pk} textarea")
    answer.fill("Half an ans")
    enrol(ada, contest)
    news.ask(ada, contest, "The second question")
    hint("news")
    expect(page.locator("#questions")).to_contain_text("The second question")
    expect(answer).to_have_value("Half an ans")
    expect(answer).to_be_focused()
    answer.press_sequentially("wer.")
    page.locator(f"#question-{old.pk}").get_by_role("button", name="Send the answer").click()
    expect(page.locator("#questions")).to_contain_text("Half an answer.")


def test_a_change_of_times_reaches_an_open_page(
    page: Page, hint: Hint, contest: Contest, ada: User, sign_in: Callable[[User], None]
) -> None:
    enrol(ada, contest)
    sign_in(ada)
    with page.expect_response("**/news"):
        page.goto("/contests/spring/")
    expect(page.locator("#taking-part")).to_contain_text("You take part.")
    Participation.objects.update(extra_time=timedelta(minutes=15))
    hint("phase")
    expect(page.locator("#taking-part")).to_contain_text("15 min of extra time")
    expect(page.locator("#contest-head")).to_contain_text("Your time ends in")


def test_a_half_typed_code_stays_when_the_contest_begins(
    page: Page, hint: Hint, contest: Contest, ada: User, sign_in: Callable[[User], None]
) -> None:
    contest.starts_at = timezone.now() + timedelta(hours=1)
    contest.registration, contest.registration_code = "code", "tulip"
    contest.save()
    sign_in(ada)
    with page.expect_response("**/news"):
        page.goto("/contests/spring/")
    page.get_by_label("Code").fill("tul")
    Contest.objects.update(starts_at=timezone.now())
    hint("phase")
    expect(page.locator("#contest-head")).to_contain_text("Running")
    expect(page.get_by_label("Code")).to_have_value("tul")
    page.get_by_label("Code").press_sequentially("ip")
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("link", name="Two Sum")).to_be_visible()


@pytest.fixture
def addresses(contest: Contest, ada: User, boss: User) -> list[str]:
    """Fill the contest and return the addresses of its pages."""
    participation = enrol(ada, contest)
    make_attempt(participation, "A")
    make_attempt(participation, "B", "WA")
    news.announce(contest, "x" * 300, boss)
    asked = news.ask(ada, contest, "Why? " * 40)
    news.answer(asked, "Because.", boss, to_all=True)
    news.ask(ada, contest, "And why else?")
    make_contest(slug="soon", begins_in_min=500, registration="code", registration_code="x")
    make_contest(slug="over", begins_in_min=-1000, title="A contest with a long title " * 3)
    return [
        "/contests/",
        "/contests/spring/",
        "/contests/spring/problems/A/",
        "/contests/spring/submissions/",
        "/contests/spring/clarifications/",
        "/contests/soon/",
        "/contests/soon/problems/A/",
        "/contests/over/",
        "/contests/over/virtual/",
    ]


@pytest.mark.usefixtures("hint")
@pytest.mark.parametrize(
    ("theme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)]
)
class TestEveryPage:
    @pytest.fixture
    def context_options(self, theme: str, width: int) -> dict[str, Any]:
        return {"viewport": {"width": width, "height": 844}, "color_scheme": theme}

    @pytest.mark.parametrize("role", ["ada", "boss"])
    def test_is_accessible_and_fits(
        self,
        page: Page,
        complaints: list[str],
        addresses: list[str],
        role: str,
        sign_in: Callable[[User], None],
    ) -> None:
        sign_in(User.objects.get(username=role))
        violations = []
        for address in addresses:
            visit(page, address)
            violations += violations_of(page)
            assert overflow_of(page) == 0, address
        assert violations == []
        expect_only_403(complaints)
