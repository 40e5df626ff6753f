"""From an empty editor to a verdict, with everything real."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from judge.accounts.models import User
from judge.languages import by_extension, languages
from tests.browser.conftest import LIBRARY
from tests.browser.workspace import Workspace

pytestmark = [pytest.mark.containers, pytest.mark.usefixtures("judge")]

ACCEPTED = {
    language.id: path
    for path in sorted((LIBRARY / "two-sum/submissions/accepted").iterdir())
    if (language := by_extension(path.name)) is not None
}
WRONG = """class Solution:
    def twoSum(self, nums, target):
        print("looking for", target)
        return [0, 0]
"""


@pytest.fixture
def solver(workspace: Workspace, ada: User, sign_in: Callable[[User], None]) -> Workspace:
    """Return Two Sum's page, opened by someone signed in, in Python."""
    sign_in(ada)
    workspace.open()
    workspace.choose("python")
    return workspace


def test_there_is_an_accepted_solution_in_each_language() -> None:
    assert {"cpp", "java", "javascript", "python"} <= set(languages())
    assert {"cpp", "java", "javascript", "python"} <= set(ACCEPTED)


def test_a_newcomer_signs_up_and_solves_a_problem(page: Page, workspace: Workspace) -> None:
    page.goto("/")
    page.get_by_role("link", name="Sign up").click()
    page.get_by_label("Username").fill("newcomer")
    page.get_by_label("Password", exact=True).fill("a long pass phrase 7")
    page.get_by_role("button", name="Sign up").click()
    page.get_by_role("link", name="Two Sum").click()
    expect(page.locator("#submit")).to_be_enabled()
    workspace.choose("python")
    workspace.write(ACCEPTED["python"].read_text())
    workspace.submit()
    workspace.expect_verdict("Accepted")
    page.goto("/")
    expect(page.get_by_role("row", name="Two Sum")).to_contain_text("Solved")


@pytest.mark.parametrize("language", sorted(ACCEPTED))
def test_a_right_solution_is_accepted(solver: Workspace, language: str) -> None:
    solver.choose(language)
    solver.write(ACCEPTED[language].read_text())
    solver.submit()
    solver.expect_verdict("Accepted")
    expect(solver.result).to_contain_text("Tests passed")
    expect(solver.result).to_contain_text("Runtime")
    expect(solver.result).to_contain_text("MB")
    expect(solver.page.locator("#announcer")).to_contain_text("Accepted")
    expect(solver.page.locator("#solved-mark")).to_be_visible()


def test_a_wrong_answer_is_shown_beside_the_right_one_and_becomes_a_test_case(
    solver: Workspace,
) -> None:
    solver.write(WRONG)
    solver.submit()
    solver.expect_verdict("Wrong Answer")
    expect(solver.shown("Output")).to_have_text("[0,0]")
    expect(solver.shown("Expected")).to_have_text("[1, 3]")
    expect(solver.shown("Stdout")).to_contain_text("looking for 18")
    solver.page.get_by_role("button", name="Use as test case").click()
    expect(solver.page.get_by_role("tab", name="Test cases")).to_have_attribute(
        "aria-selected", "true"
    )
    expect(solver.page.get_by_label("nums")).to_have_value("[8,5,21,13]")


def test_a_compile_error_marks_the_line_and_leads_to_it(solver: Workspace) -> None:
    solver.choose("cpp")
    code = ACCEPTED["cpp"].read_text()
    solver.write(code.replace("return", "retrun", 1))
    line = next(n for n, text in enumerate(code.splitlines(), 1) if "return" in text)
    solver.submit()
    solver.expect_verdict("Compile Error")
    expect(solver.marks.first).to_be_visible()
    solver.result.get_by_role("button", name=f"solution.cpp:{line}").first.click()
    expect(solver.page.locator(".monaco-editor .active-line-number")).to_have_text(str(line))


def test_a_crash_shows_the_solvers_own_line(solver: Workspace) -> None:
    solver.write(
        "class Solution:\n    def twoSum(self, nums, target):\n        return nums[10**6]\n"
    )
    solver.submit()
    solver.expect_verdict("Runtime Error")
    expect(solver.shown("Error output")).to_contain_text("IndexError")
    expect(solver.result.get_by_role("button", name="line 3")).to_be_visible()
    expect(solver.marks.first).to_be_visible()


def test_an_endless_loop_ends_with_the_time_limit(solver: Workspace) -> None:
    solver.write(
        "class Solution:\n    def twoSum(self, nums, target):\n        while True:\n            pass\n"
    )
    solver.submit()
    solver.expect_verdict("Time Limit Exceeded")


def test_run_tries_own_input_beside_the_references_answer(solver: Workspace) -> None:
    solver.write(WRONG)
    page = solver.page
    page.get_by_role("button", name="Add a case").click()
    page.get_by_label("nums").fill("[5,\n 5]")
    page.get_by_label("target").fill("10")
    solver.run()
    solver.expect_verdict("Wrong Answer")
    cases = solver.result.get_by_role("tab")
    cases.last.click()
    expect(solver.shown("Input")).to_have_text("nums = [5, 5]\ntarget = 10")
    expect(solver.shown("Output")).to_have_text("[0,0]")
    expect(solver.shown("Expected")).to_contain_text("1")
    expect(solver.shown("Stdout")).to_contain_text("looking for 10")


def test_input_that_does_not_fit_the_types_is_refused_in_words(
    solver: Workspace, complaints: list[str]
) -> None:
    solver.page.get_by_label("target").fill('"nine"')
    solver.run()
    expect(solver.result.locator(".notice.bad")).to_contain_text("target")
    expect(solver.page.locator("#run")).to_be_enabled()
    # The browser logs every refused request.
    assert [text for text in complaints if "status of 4" not in text] == []
    complaints.clear()


def test_submissions_of_the_problem_are_listed_beside_it(solver: Workspace) -> None:
    solver.page.get_by_role("tab", name="Submissions").click()
    expect(solver.page.locator("#history")).to_contain_text("No submissions yet")
    solver.write(WRONG)
    solver.submit()
    solver.expect_verdict("Wrong Answer")
    row = solver.page.locator("#history tbody tr")
    expect(row).to_contain_text("Wrong Answer")
    row.get_by_role("link").click()
    expect(solver.page.get_by_role("heading", name="Wrong Answer")).to_be_visible()
    expect(solver.page.locator(".source")).to_contain_text("looking for")


def test_without_the_socket_the_poll_brings_the_verdict(solver: Workspace) -> None:
    def refuse(route: WebSocketRoute) -> None:
        route.close()

    solver.page.route_web_socket("**/ws/**", refuse)
    solver.write(ACCEPTED["python"].read_text())
    solver.submit()
    solver.expect_verdict("Accepted")


def test_the_keyboard_is_enough(page: Page, workspace: Workspace, ada: User) -> None:
    page.goto("/accounts/login/?next=/")
    page.get_by_label("User name or e-mail").focus()
    page.keyboard.type("ada")
    page.keyboard.press("Tab")
    page.keyboard.type("correct horse battery")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"//[^/]+/$"))
    page.keyboard.press("/")
    page.keyboard.type("two sum")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/\?q=two\+sum$"))
    page.get_by_role("link", name="Two Sum").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#submit")).to_be_enabled()
    page.locator("#language").focus()
    page.keyboard.type("Python")
    expect(page.locator("#language")).to_have_value("python")
    page.locator(".monaco-editor textarea, .monaco-editor .native-edit-context").first.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.evaluate("text => navigator.clipboard.writeText(text)", ACCEPTED["python"].read_text())
    page.keyboard.press("ControlOrMeta+v")
    page.keyboard.press("ControlOrMeta+'")
    workspace.expect_verdict("Accepted")
    expect(workspace.result.get_by_role("tab")).to_have_count(3)
    page.keyboard.press("ControlOrMeta+Enter")
    expect(workspace.result.get_by_role("link", name="Details")).to_be_visible(timeout=60_000)
    workspace.expect_verdict("Accepted")
