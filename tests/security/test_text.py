"""Markup and control characters in every text that is shown: they stay text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest

from judge.submissions.models import CaseResult, Judgement, Submission
from tests.security.asking import admin_addresses, ask
from tests.security.routes import expected, filled
from tests.security.scene import ROLES, Site
from tests.security.spoiling import spoil

# Ends attributes and elements, then opens an element and an attribute of its own; the long one ends whatever there is.
MARK = "xssmark"
SHORT = f"'\"><{MARK} on{MARK}=1>"
PAYLOAD = (
    f"{SHORT}`--></script></title></textarea></style></pre><{MARK} on{MARK}=1 src=x>"
    f"{{{{7*7}}}}\\u003c{MARK}>"
)
# What addresses are asked for.
SAID = (
    "q", "tag", "difficulty", "status", "problem", "verdict", "language", "user", "page", "view", "next", "edit",
)  # fmt: skip


class Marks(HTMLParser):
    """Elements and attributes that came from a text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if MARK in tag or any(MARK in name for name, _ in attrs):
            self.found.append(self.get_starttag_text() or tag)


@pytest.fixture
def spoilt(site: Site) -> Site:
    """Write the longest payload that has room wherever a text can stand."""

    def text(_: str, room: int | None) -> str:
        return next(one for one in (PAYLOAD, SHORT, "") if room is None or len(one) <= room)

    spoil(site, text)
    return site


def _everything(site: Site, role: str) -> Iterator[str]:
    yield from (filled(address, site) for _, address, _ in expected())
    if role == "admin":
        yield from admin_addresses()


def _marks(answer: Any) -> list[str]:
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return []
    return [mark[:80] for mark in Marks(answer.text_of_all).found]


@pytest.mark.parametrize("role", ROLES)
def test_no_text_becomes_an_element_or_an_attribute(spoilt: Site, role: str) -> None:
    client, found, seen, failed = spoilt.client(role), [], 0, []
    for address in _everything(spoilt, role):
        answer = ask(client, "get", address)
        seen += MARK in answer.text_of_all
        found += [f"{address}: {mark}" for mark in _marks(answer)]
        failed += [address] if answer.status_code >= 500 else []

    assert found == []
    assert failed == []
    assert seen >= (60 if role == "admin" else 15)


@pytest.mark.parametrize("role", ["nobody", "owner", pytest.param("admin", marks=pytest.mark.slow)])
def test_nothing_that_is_asked_comes_back_as_markup(site: Site, role: str) -> None:
    client, found = site.client(role), []
    together = dict.fromkeys(SAID, PAYLOAD)
    for address in _everything(site, role):
        # One that is refused hides the others, and what is long is refused.
        alone = ("q",) if address.startswith("/admin/") else SAID
        is_page = (
            ask(client, "get", address).headers.get("Content-Type", "").startswith("text/html")
        )
        asked = [("get", {name: SHORT}) for name in alone] if is_page else []
        for method, query in [("get", together), ("post", together), *asked]:
            answer = ask(client, method, address, data=query)
            found += [f"{method} {address}: {mark}" for mark in _marks(answer)]

    assert found == []


@pytest.mark.parametrize(
    "hidden", ["\x1b[31m", "\u202e", "\u2066", "\u200b", "\x9b", "\ufeff", "\x08", "\r"]
)
def test_what_hides_in_an_output_is_seen_on_its_page(site: Site, hidden: str) -> None:
    text = f"be{hidden}fore"
    CaseResult.objects.update(stdout=text, stderr=text, message=text, actual=text)
    Judgement.objects.update(compile_output=text, message=text, failure=text)
    Submission.objects.update(source=text)

    judgement = site.submission.judgement
    assert judgement is not None
    pages = [
        ("owner", f"/submissions/{site.submission.pk}/"),
        ("owner", f"/submissions/{site.run.pk}/"),
        ("staff", f"/submissions/{site.submission.pk}/"),
        ("admin", f"/admin/submissions/submission/{site.submission.pk}/change/"),
        ("admin", f"/admin/submissions/judgement/{judgement.pk}/change/"),
    ]
    for role, address in pages:
        page = ask(site.client(role), "get", address).text_of_all
        # What the button copies is the source as it was sent, which nobody sees.
        said = re.sub(r'<pre id="source-text" hidden>.*?</pre>', "", page, flags=re.DOTALL)
        assert f"be{hidden}" not in said, address
        assert "be\\" in said, address
