"""Texts that would like to be scripts, in a real browser: each is shown where it belongs, and none runs anywhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, WebSocketRoute, expect
from pytest_django.live_server_helper import LiveServer

from judge.accounts.models import User
from judge.submissions.models import CaseResult, Submission
from judge.webhooks.models import Attempt as Sending
from judge.webhooks.models import Hook, HookState
from leaderboard.contests import news
from leaderboard.contests.participate import enrol
from problems.models import Problem
from tests.browser.alarm import Alarm
from tests.browser.test_contests import Hint, hint  # noqa: F401
from tests.browser.workspace import Workspace
from tests.factories import make_problem, make_submission
from tests.leaderboard.conftest import _own_boards  # noqa: F401  # boards apart from those in use
from tests.leaderboard.contests.factories import make_attempt, settle_board
from tests.security.asking import admin_addresses
from tests.security.conftest import (  # noqa: F401
    _with_all_that_can_be_switched_on,
    _without_limits,
    site,
)
from tests.security.routes import expected, filled
from tests.security.scene import Site
from tests.security.spoiling import spoil

# Of each kind of reader, what their pages must show; whoever comes later sees more.
OF_ALL = {
    "Contest.description", "Contest.title", "Problem.title", "ProblemVersion.statement_html", "Tag.name",
    "TestCaseRow.answer", "TestCaseRow.explanation", "TestCaseRow.input", "User.username",
}  # fmt: skip
OF_OWNER = {
    "Announcement.text", "ApiToken.name", "CaseResult.actual", "CaseResult.expected", "CaseResult.input",
    "CaseResult.message", "CaseResult.stderr", "CaseResult.stdout", "Clarification.answer",
    "Clarification.question", "Hook.disabled_reason", "Hook.name", "Judgement.compile_output", "Submission.source",
}  # fmt: skip
# No page shows these: the scheduler's own words, and what a trail's entry has links for.
OF_NOBODY = {"Entry.row_id", "Leadership.holder", "Leadership.name"}
# Downloads, buttons, and what is not there.
NO_PAGES = ("export", "/files/", "/act/", "/again/", "999999999")


@pytest.fixture
def alarm(context: BrowserContext) -> Alarm:
    return Alarm(context)


@pytest.fixture
def spoilt(
    live_server: LiveServer,
    site: Site,  # noqa: F811
    alarm: Alarm,
    page: Page,
    complaints: list[str],
) -> Iterator[Site]:
    """Have hostile texts wherever one can stand, even as a name that sign-up refuses; hear none of them."""
    answered = Sending.objects.get()
    Sending.objects.create(
        delivery=answered.delivery, number=2, began_at=answered.began_at, duration_ms=1
    )
    # What a program prints beside its answer.
    make_submission(site.people["owner"], make_problem(samples=3), verdict="WA")
    spoil(site, alarm.text)
    Sending.objects.filter(number=2).update(failure="")
    Hook.objects.update(state=HookState.DISABLED)
    other = site.people["other"]
    other.username = alarm.text("User.username", User._meta.get_field("username").max_length)
    other.save()
    make_submission(other, Problem.objects.get(slug="open"))
    call_command("rebuild_boards", verbosity=0)
    page.route_web_socket("**/ws/**", lambda socket: None)
    yield site
    assert alarm.raised == []
    # Some pages answer 403, and documents have no icon.
    complaints[:] = [one for one in complaints if "the server responded with a status" not in one]


def pages(site: Site, role: str) -> list[str]:  # noqa: F811
    """Return the addresses that answer that role."""
    plain = [
        filled(address, site) for _, address, statuses in expected() if statuses[role] in {200, 403}
    ]
    of_admin = admin_addresses() if role == "admin" else []
    own = Submission.objects.filter(user__username=role).values_list("pk", flat=True)
    named = [
        reverse("profile", args=[site.people["other"].username]),
        *(reverse("submission_detail", args=[id]) for id in own),
    ]
    return [one for one in (*plain, *named, *of_admin) if not any(map(one.__contains__, NO_PAGES))]


@pytest.mark.slow
def test_every_text_is_shown_and_none_runs_on_any_page(
    page: Page, spoilt: Site, alarm: Alarm, sign_in: Callable[[User], None]
) -> None:
    shown: dict[str, set[str]] = {}
    for role in ("nobody", "other", "owner", "admin"):
        if role != "nobody":
            sign_in(spoilt.people[role])
        shown[role] = set()
        for address in pages(spoilt, role):
            page.goto(address)
            shown[role] |= alarm.shown(page)

    assert shown["nobody"] >= OF_ALL
    assert shown["other"] >= OF_ALL
    assert shown["owner"] >= OF_ALL | OF_OWNER
    assert alarm.names - set().union(*shown.values()) == OF_NOBODY


def test_what_the_judge_says_is_text_beside_the_code(
    page: Page, spoilt: Site, alarm: Alarm, sign_in: Callable[[User], None]
) -> None:
    owner, problem = spoilt.people["owner"], spoilt.submission.problem
    not_compiled = make_submission(
        owner, problem, verdict="CE", judgement={"compile_output": alarm.text("compiler")}
    )
    wrong = make_submission(owner, problem, verdict="WA")
    texts = ("input", "expected", "actual", "stderr", "message")
    CaseResult.objects.filter(judgement=wrong.judgement).update(
        verdict="WA", **{name: alarm.text(name) for name in texts}
    )
    sign_in(owner)
    workspace = Workspace(page, "open")
    workspace.open()
    client = spoilt.client("owner")

    def found(submission: Submission) -> dict[str, Any]:
        document: dict[str, Any] = client.get(f"/api/submissions/{submission.pk}").json()
        return document

    def let_judge_say(submission: Submission) -> None:
        waiting = {**found(submission), "status": "queued", "verdict": None, "cases": []}
        page.route("**/api/problems/open/*", lambda route: route.fulfill(status=202, json=waiting))

    let_judge_say(not_compiled)
    workspace.submit()
    workspace.expect_verdict("Compile Error")
    assert "compiler" in alarm.shown(page)

    let_judge_say(wrong)
    workspace.submit()
    workspace.expect_verdict("Wrong Answer")
    assert alarm.shown(page) >= set(texts)
    page.get_by_role("button", name="Use as test case").click()
    expect(workspace.verdict).to_be_hidden()
    assert "input" in alarm.shown(page)

    said = json.dumps(found(spoilt.run))

    def say(socket: WebSocketRoute) -> None:
        socket.send(said)

    page.route_web_socket("**/ws/submissions/*", say)
    let_judge_say(spoilt.run)
    workspace.run()
    workspace.expect_verdict("Accepted")
    assert alarm.shown(page) >= {"CaseResult.actual", "CaseResult.expected", "CaseResult.stderr"}


def test_news_is_text_wherever_it_comes_up(
    page: Page,
    spoilt: Site,
    alarm: Alarm,
    hint: Hint,  # noqa: F811
    sign_in: Callable[[User], None],
) -> None:
    sign_in(spoilt.people["owner"])
    with page.expect_response("**/news"):
        page.goto("/contests/running/problems/A/")
    news.announce(spoilt.contest, alarm.text("in a corner"), spoilt.people["admin"])
    hint("news")
    expect(page.locator(".toast")).to_be_visible()
    assert "in a corner" in alarm.shown(page)

    with page.expect_response("**/news"):
        page.goto("/contests/running/clarifications/")
    news.announce(spoilt.contest, "The last.\n" + alarm.text("in the list"), spoilt.people["admin"])
    hint("news")
    expect(page.locator("#announcements")).to_contain_text("The last.")
    assert "in the list" in alarm.shown(page)


def test_a_name_is_text_on_a_board_that_is_open(
    page: Page,
    spoilt: Site,
    alarm: Alarm,
    hint: Hint,  # noqa: F811
    sign_in: Callable[[User], None],
) -> None:
    sign_in(spoilt.people["owner"])
    page.goto("/contests/running/board/")
    expect(page.locator("[data-state]")).to_have_text("Live")
    assert "User.username" not in alarm.shown(page)
    make_attempt(enrol(spoilt.people["other"], spoilt.contest), "A")
    settle_board()
    hint("board")
    expect(page.locator("tbody.lines .name")).to_contain_text("<img")
    assert "User.username" in alarm.shown(page)
    page.keyboard.press("/")
    page.keyboard.type("<img")
    expect(page.get_by_role("option")).to_contain_text("<img")
