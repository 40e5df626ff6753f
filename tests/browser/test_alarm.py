"""The alarm of the tests with hostile texts goes off."""

from __future__ import annotations

from html import escape

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page

from tests.browser.alarm import Alarm

POLICY = "; ".join(
    f"{name} {' '.join(sources)}"
    for name, sources in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
)


@pytest.fixture
def alarm(context: BrowserContext) -> Alarm:
    return Alarm(context)


def show(page: Page, html: str, *, policy: str = POLICY) -> None:
    """Show a page of that content."""
    page.route(
        "**/shown",
        lambda route: route.fulfill(
            body=f"<!doctype html><title>x</title>{html}",
            headers={"Content-Type": "text/html", "Content-Security-Policy": policy},
        ),
    )
    page.goto("/shown", wait_until="networkidle")


@pytest.mark.parametrize(
    "place",
    [
        "<p>{}</p>", '<p title="{}">x</p>', "<p title='{}'>x</p>", "<p title={}>x</p>", "<!-- {} -->",
        "<textarea>{}</textarea>", "<script>'{}'</script>", "<style>{}</style>", "<title>{}</title>",
    ],
)  # fmt: skip
def test_a_text_that_is_not_escaped_raises_it(
    page: Page, alarm: Alarm, complaints: list[str], place: str
) -> None:
    show(page, place.format(alarm.text("mine")))

    assert any("mine was asked for" in one for one in alarm.raised)
    complaints.clear()


@pytest.mark.parametrize(
    "markup",
    [
        "<svg onload=\"fetch('pwned?0')\"></svg>", "<script src=pwned?0></script>", "<script>alert(1)</script>",
        "<script>throw 1</script>", "<iframe srcdoc='<img src=/pwned?0>'></iframe>",
        "<style>*{background:url(pwned?0)}</style>",
    ],
)  # fmt: skip
def test_each_way_in_raises_it_where_no_policy_is_in_the_way(
    page: Page, alarm: Alarm, complaints: list[str], markup: str
) -> None:
    alarm.text("mine")

    show(page, markup, policy="")

    assert alarm.raised
    complaints.clear()


def test_what_the_policy_stops_is_a_complaint(
    page: Page, alarm: Alarm, complaints: list[str]
) -> None:
    show(page, "<svg onload=\"fetch('pwned?0')\"></svg>")

    assert alarm.raised == []
    assert "Content Security Policy" in "".join(complaints)
    complaints.clear()


def test_a_text_is_only_shown(page: Page, alarm: Alarm) -> None:
    show(page, f"<p>{escape(alarm.text('mine'))}</p><p hidden>{escape(alarm.text('not mine'))}</p>")

    assert alarm.raised == []
    assert alarm.shown(page) == {"mine"}
