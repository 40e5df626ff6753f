"""The problem page without a judge behind it: the editor, the panes, the test cases, what is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from judge.accounts.models import User
from tests.browser.workspace import Workspace
from tests.factories import PASSWORD

SUBMISSION = "0198c0de-0000-7000-8000-000000000001"


def answer(page: Page, **fields: Any) -> None:
    """Let the API answer every submission with this document."""
    document = {
        "id": SUBMISSION,
        "kind": "submit",
        "problem": {"slug": "two-sum", "title": "Two Sum"},
        "user": "ada",
        "language": "python",
        "status": "done",
        "progress": {"done": 5, "total": 20},
        "verdict": None,
        "verdict_label": None,
        "passed": 5,
        "total": 20,
        "runtime_ms": 12,
        "memory_kb": 9000,
        "compile_output": "",
        "message": "",
        "is_close_call": False,
        "created_at": "2026-01-01T00:00:00Z",
        "judged_at": None,
        "queue": None,
        "cases": [],
        "source": None,
        **fields,
    }

    def fulfil(route: Route) -> None:
        route.fulfill(
            status=202 if route.request.method == "POST" else 200, body=json.dumps(document)
        )

    page.route("**/api/problems/*/*", fulfil)
    page.route(f"**/api/submissions/{SUBMISSION}", fulfil)
    page.route_web_socket("**/ws/**", lambda socket: None)


def test_code_is_kept_for_each_language_over_a_reload(workspace: Workspace) -> None:
    workspace.open()
    workspace.choose("python")
    workspace.write("mine = 'python'")
    workspace.choose("cpp")
    expect(workspace.lines).to_contain_text("class")
    workspace.write("int mine_cpp;")
    workspace.choose("python")
    expect(workspace.lines).to_contain_text("mine = 'python'")
    workspace.page.reload()
    expect(workspace.page.locator("#language")).to_have_value("python")
    expect(workspace.lines).to_contain_text("mine = 'python'")
    workspace.choose("cpp")
    expect(workspace.lines).to_contain_text("mine_cpp")


def test_reset_asks_first_and_brings_the_starter_code_back(workspace: Workspace) -> None:
    workspace.open()
    workspace.choose("python")
    workspace.write("mine = 1")
    page = workspace.page
    page.get_by_role("button", name="Reset to the starter code").click()
    page.get_by_role("button", name="Keep my code").click()
    expect(workspace.lines).to_contain_text("mine = 1")
    page.get_by_role("button", name="Reset to the starter code").click()
    page.get_by_role("button", name="Reset", exact=True).click()
    expect(workspace.lines).to_contain_text("twoSum")
    page.reload()
    expect(workspace.lines).to_contain_text("twoSum")


def test_whoever_is_not_signed_in_is_asked_to_and_keeps_the_code(
    workspace: Workspace, ada: User
) -> None:
    workspace.open()
    workspace.choose("python")
    workspace.write("mine = 1")
    workspace.submit()
    page = workspace.page
    dialog = page.get_by_role("dialog", name="Sign in to have it judged")
    dialog.get_by_role("link", name="Sign in").click()
    page.get_by_label("User name or e-mail").fill("ada")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/problems/two-sum/")
    expect(workspace.lines).to_contain_text("mine = 1")


def test_own_cases_are_named_fields_that_are_kept_until_the_samples_are_wanted(
    workspace: Workspace,
) -> None:
    workspace.open()
    page = workspace.page
    tabs = page.locator("#case-tabs [role=tab]")
    expect(tabs).to_have_count(3)
    page.get_by_label("target").fill("77")
    page.get_by_role("button", name="Add a case").click()
    expect(tabs).to_have_count(4)
    page.reload()
    expect(tabs).to_have_count(4)
    expect(page.get_by_label("target")).to_have_value("77")
    page.get_by_role("button", name="Remove this case").click()
    expect(tabs).to_have_count(3)
    page.get_by_role("button", name="Back to the samples").click()
    expect(page.get_by_label("target")).to_have_value("18")


def test_panes_are_resized_by_keyboard_and_by_mouse_and_stay_so(workspace: Workspace) -> None:
    workspace.open()
    page = workspace.page
    pane = page.locator("#statement-pane")
    width = pane.bounding_box()["width"]  # type: ignore[index]
    separator = page.get_by_role("separator", name="Width of the description")
    separator.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    wider = pane.bounding_box()["width"]  # type: ignore[index]
    assert wider > width + 80
    box = separator.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 3, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(400, box["y"] + 200, steps=4)
    page.mouse.up()
    assert pane.bounding_box()["width"] == pytest.approx(392, abs=16)  # type: ignore[index]
    page.reload()
    assert pane.bounding_box()["width"] == pytest.approx(392, abs=16)  # type: ignore[index]


def test_arrow_keys_walk_through_tabs(workspace: Workspace) -> None:
    workspace.open()
    page = workspace.page
    page.get_by_role("tab", name="Test cases").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Result")).to_be_focused()
    expect(page.locator("#result")).to_be_visible()
    page.keyboard.press("Home")
    page.get_by_role("tab", name="Case 1").focus()
    page.keyboard.press("End")
    expect(page.get_by_role("tab", name="Case 3")).to_be_focused()
    expect(page.get_by_role("tab", name="Case 3")).to_have_attribute("aria-selected", "true")


def test_progress_is_shown_while_it_runs(
    workspace: Workspace, ada: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(ada)
    answer(workspace.page, status="running")
    workspace.open()
    workspace.submit()
    expect(workspace.result).to_contain_text("Running: 5 of 20 tests done")
    expect(workspace.page.get_by_role("progressbar")).to_have_attribute("value", "5")
    expect(workspace.page.locator("#submit")).to_be_disabled()


def test_a_place_in_the_queue_is_told(
    workspace: Workspace, ada: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(ada)
    answer(workspace.page, status="queued", queue={"position": 14, "eta_s": 6, "waits_for": None})
    workspace.open()
    workspace.submit()
    expect(workspace.result).to_contain_text("In the queue at position 14, about 6 s")


def test_hostile_output_stays_text(
    workspace: Workspace, ada: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(ada)
    hostile = "<img src=x onerror=alert(1)>\x1b[31m\u202e"
    case = {
        "ordinal": 0,
        "name": "1",
        "is_sample": True,
        "verdict": "RE",
        "time_ms": 1,
        "memory_kb": 1,
        **dict.fromkeys(["input", "expected", "actual", "stdout", "stderr", "message"], hostile),
    }
    answer(workspace.page, verdict="RE", verdict_label="Runtime Error", cases=[case])
    workspace.open()
    workspace.submit()
    workspace.expect_verdict("Runtime Error")
    expect(workspace.result).to_contain_text(r"<img src=x onerror=alert(1)>\x1b[31m\u202e")
    expect(workspace.result.locator("img")).to_have_count(0)


def test_a_secret_test_is_named_by_its_number_only(
    workspace: Workspace, ada: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(ada)
    case = {
        "ordinal": 11,
        "name": None,
        "is_sample": False,
        "verdict": "WA",
        "time_ms": 1,
        "memory_kb": 1,
        **dict.fromkeys(["input", "expected", "actual", "stdout", "stderr", "message"]),
    }
    answer(workspace.page, verdict="WA", verdict_label="Wrong Answer", cases=[case])
    workspace.open()
    workspace.submit()
    workspace.expect_verdict("Wrong Answer")
    expect(workspace.result).to_contain_text("Test 12 is secret")
    expect(workspace.page.get_by_role("button", name="Use as test case")).to_have_count(0)


def test_a_server_out_of_reach_loses_nothing(
    workspace: Workspace,
    ada: User,
    sign_in: Callable[[User], None],
    complaints: list[str],
) -> None:
    sign_in(ada)
    workspace.open()
    workspace.choose("python")
    workspace.write("mine = 1")
    workspace.page.route("**/api/**", lambda route: route.abort())
    workspace.submit()
    expect(workspace.result).to_contain_text("Your code is kept in this browser")
    expect(workspace.page.locator("#submit")).to_be_enabled()
    assert all("net::ERR_FAILED" in text for text in complaints)
    complaints.clear()


def test_the_editor_follows_the_theme(workspace: Workspace) -> None:
    workspace.open()
    editor = workspace.page.locator(".monaco-editor").first
    background = "element => getComputedStyle(element).backgroundColor"
    assert editor.evaluate(background) == "rgb(255, 255, 255)"
    workspace.page.get_by_role("button", name="Switch to the dark theme").click()
    expect(workspace.page.locator("html")).to_have_attribute("data-theme", "dark")
    assert editor.evaluate(background) == "rgb(27, 29, 33)"
