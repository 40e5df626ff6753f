"""Every page in a real browser: both themes, a phone's width, nothing to complain of, usable by everyone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from judge.accounts.models import User
from judge.submissions.models import Submission
from judge.submissions.rejudging import start
from problems.models import Problem, ReferenceSolution
from tests.browser.conftest import ROOT
from tests.browser.workspace import Workspace
from tests.factories import PASSWORD, make_problem, make_submission
from tests.judge.submissions.judged import end_all

AXE = ROOT / "judge/web/frontend/node_modules/axe-core/axe.min.js"
PAGES = [
    "/",
    "/?q=nothing-like-this",
    "/problems/two-sum/",
    "/submissions/",
    "/submissions/{submission}/",
    "/users/ada/",
    "/leaderboard/",
    "/languages/",
    "/settings/",
    "/accounts/password/change/",
    "/accounts/email/",
    "/accounts/logout/",
]
PAGES_OF_STRANGERS = ["/", "/problems/two-sum/", "/accounts/login/", "/accounts/signup/"]


@pytest.fixture
def addresses(ada: User, library: Callable[..., None]) -> list[str]:
    """Fill the site and return the addresses of its pages for someone signed in."""
    library("two-sum")
    problem = Problem.objects.get(slug="two-sum")
    make_submission(ada, problem, verdict="AC")
    failed = make_submission(
        ada,
        problem,
        verdict="CE",
        judgement={"compile_output": "solution.cpp:2:3: error " + "x" * 300},
    )
    make_problem(
        title="A problem with a rather long title " * 2, tags=["graph", "array", "heap", "trie"]
    )
    return [page.format(submission=failed.pk) for page in PAGES]


def overflow_of(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    width: int = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


def violations_of(page: Page) -> list[str]:
    """Return what axe finds wrong for people who cannot see, hear or point well."""
    page.evaluate(AXE.read_text())
    found: list[dict[str, Any]] = page.evaluate(
        """async () => {
            const skipped = [[".monaco-editor"], [".cm-editor"], [".katex"]];
            return (await axe.run({exclude: skipped})).violations;
        }"""
    )
    return [
        f"{page.url}: {rule['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for rule in found
        for node in rule["nodes"]
    ]


def visit(page: Page, address: str) -> None:
    """Open the page and let its scripts finish."""
    page.goto(address)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("theme", ["light", "dark"])
class TestEveryPage:
    """Signed in and not, in both themes."""

    @pytest.fixture
    def context_options(self, theme: str) -> dict[str, Any]:
        return {"viewport": {"width": 1280, "height": 800}, "color_scheme": theme}

    def test_is_accessible_and_raises_no_complaint(
        self, page: Page, addresses: list[str], ada: User, sign_in: Callable[[User], None]
    ) -> None:
        violations = []
        for address in PAGES_OF_STRANGERS:
            visit(page, address)
            violations += violations_of(page)
        sign_in(ada)
        for address in addresses:
            visit(page, address)
            violations += violations_of(page)
            assert overflow_of(page) == 0, address
        assert violations == []


class TestOnAPhone:
    """390 pixels wide, touched."""

    @pytest.fixture
    def context_options(self) -> dict[str, Any]:
        return {
            "viewport": {"width": 390, "height": 844},
            "has_touch": True,
            "is_mobile": True,
            "permissions": ["clipboard-read", "clipboard-write"],
        }

    def test_no_page_scrolls_sideways(
        self, page: Page, addresses: list[str], ada: User, sign_in: Callable[[User], None]
    ) -> None:
        for address in PAGES_OF_STRANGERS:
            visit(page, address)
            assert overflow_of(page) == 0, address
        sign_in(ada)
        for address in addresses:
            visit(page, address)
            assert overflow_of(page) == 0, address

    def test_no_page_of_the_admin_scrolls_sideways(
        self, page: Page, library: Callable[..., None], ada: User, sign_in: Callable[[User], None]
    ) -> None:
        library("two-sum")
        problem = Problem.objects.get(slug="two-sum")
        long = "the_longest_name_of_a_solution_that_anybody_would_think_of.py"
        ReferenceSolution.objects.filter(path="accepted/solution.py").update(path=long)
        submission = make_submission(ada, problem, source="x = 1  # " + "long " * 60)
        make_submission(
            ada, problem, verdict="IE", judgement={"is_parked": True, "failure": "why " * 60}
        )
        rejudging = start(Submission.objects.all(), reason="because-" * 20, by=ada)
        end_all(rejudging, "WA")
        User.objects.filter(pk=ada.pk).update(is_staff=True, is_superuser=True)
        sign_in(ada)
        for name, arguments in (
            ("problems_problem_changelist", []),
            ("problems_problem_change", [problem.pk]),
            ("problems_problem_upload", []),
            ("submissions_references", [problem.pk]),
            ("submissions_submission_changelist", []),
            ("submissions_submission_change", [submission.pk]),
            ("submissions_judgement_queue", []),
            ("submissions_rejudging_changelist", []),
            ("submissions_rejudging_change", [rejudging.pk]),
        ):
            visit(page, reverse(f"admin:{name}", args=arguments))
            assert overflow_of(page) == 0, name

    def test_the_workspace_is_one_pane_at_a_time(self, workspace: Workspace) -> None:
        page = workspace.page
        page.goto(workspace.address)
        expect(page.get_by_role("heading", name="Two Sum")).to_be_visible()
        expect(page.locator("#code-pane")).to_be_hidden()
        page.get_by_role("tab", name="Code").tap()
        expect(page.locator("#statement-pane")).to_be_hidden()
        expect(page.locator(".cm-editor")).to_be_visible()
        expect(page.locator("#submit")).to_be_enabled()
        workspace.choose("python")
        workspace.write("mine = 1")
        assert overflow_of(page) == 0
        page.get_by_role("tab", name="Tests").tap()
        expect(page.get_by_label("nums")).to_be_visible()
        page.reload()
        page.get_by_role("tab", name="Code").tap()
        expect(workspace.lines).to_contain_text("mine = 1")


def test_the_theme_is_switched_and_kept_in_this_browser(page: Page, transactional_db: None) -> None:
    page.goto("/")
    background = "() => getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.get_by_role("button", name="Switch to the dark theme").click()
    assert page.evaluate(background) != light
    page.goto("/languages/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Switch to the light theme").click()
    assert page.evaluate(background) == light


def test_the_theme_of_a_person_is_kept_in_the_profile(
    page: Page, context: BrowserContext, ada: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(ada)
    page.goto("/")
    with page.expect_response("**/settings/theme/"):
        page.get_by_role("button", name="Switch to the dark theme").click()
    page.evaluate("() => localStorage.clear()")
    page.goto("/languages/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_someone_signs_up_out_and_in(page: Page, transactional_db: None) -> None:
    page.goto("/accounts/signup/")
    page.get_by_label("Username").fill("newcomer")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign up").click()
    page.locator("summary", has_text="Account of newcomer").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("User name or e-mail").fill("newcomer")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    expect(page.locator("summary", has_text="Account of newcomer")).to_be_visible()


def test_filters_apply_as_they_are_chosen(page: Page, transactional_db: None) -> None:
    make_problem(title="Easy One", difficulty="easy")
    make_problem(title="Hard One", difficulty="hard")
    page.goto("/")
    page.get_by_label("Difficulty").select_option("hard")
    page.wait_for_url("**/?difficulty=hard")
    expect(page.get_by_role("link", name="Hard One")).to_be_visible()
    expect(page.get_by_role("link", name="Easy One")).to_have_count(0)
    page.get_by_role("link", name="Clear").click()
    expect(page.get_by_role("link", name="Easy One")).to_be_visible()


def test_a_token_is_made_copied_and_revoked(
    page: Page, ada: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(ada)
    page.goto("/settings/")
    page.get_by_label("What is it for?").fill("laptop")
    page.get_by_role("button", name="Create a token").click()
    secret = page.get_by_label("The new token").input_value()
    assert secret.startswith("gvl_")
    page.get_by_role("button", name="Copy").click()
    assert page.evaluate("() => navigator.clipboard.readText()") == secret
    page.get_by_role("button", name="Revoke laptop").click()
    expect(page.get_by_role("button", name="Revoke laptop")).to_have_count(0)


class TestWithoutScripts:
    """Readable, whatever happens to the scripts."""

    @pytest.fixture
    def context_options(self) -> dict[str, Any]:
        return {"java_script_enabled": False}

    def test_a_problem_can_be_read(self, page: Page, workspace: Workspace) -> None:
        page.goto(workspace.address)
        expect(page.get_by_role("heading", name="Two Sum")).to_be_visible()
        expect(page.locator(".sample").first).to_contain_text("nums = [8,5,21,13]")
        expect(page.locator("#editor-fallback")).to_contain_text("twoSum")
