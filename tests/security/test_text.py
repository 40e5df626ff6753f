"""Markup and control characters in every text that is shown: they stay text."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.contrib.admin.models import LogEntry
from django.db.models import CharField, Model, TextField

from judge.accounts.models import ApiToken, User
from judge.doctor.models import JudgeWorker
from judge.submissions.models import CaseResult, Judgement, Rejudging, Submission
from leaderboard.models import Announcement, Clarification, Contest, Participation
from problems.models import Problem, ProblemVersion, Tag, TestCaseRow
from problems.statements import render
from tests.security.asking import admin_addresses, ask
from tests.security.routes import expected, filled
from tests.security.site import ROLES, Site

# Ends attributes, elements, comments, scripts and data, then opens an element and an attribute of its own.
MARK = "xssmark"
PAYLOAD = f"'\"`--></script></title></textarea></style></pre><{MARK} on{MARK}=1 src=x>{{{{7*7}}}}\\u003c{MARK}>"
# All the texts that people write: of each model the columns, where a text is a name or an address it is left.
WRITTEN: dict[type[Model], tuple[str, ...]] = {
    User: ("first_name", "last_name"),
    ApiToken: ("name",),
    Problem: ("title",),
    Tag: ("name",),
    ProblemVersion: ("statement_source",),
    TestCaseRow: ("name", "explanation"),
    Submission: ("source",),
    Judgement: ("compile_output", "message", "failure", "worker"),
    CaseResult: ("name", "input", "expected", "actual", "stdout", "stderr", "message"),
    Rejudging: ("reason",),
    JudgeWorker: ("name",),
    Contest: ("title", "description", "registration_code"),
    Participation: ("note",),
    Announcement: ("text",),
    Clarification: ("question", "answer"),
    LogEntry: ("object_repr", "change_message"),
}
SAID = (
    "q",
    "tag",
    "difficulty",
    "status",
    "problem",
    "verdict",
    "language",
    "user",
    "page",
    "view",
    "next",
    "edit",
)


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
    """Write the payload wherever somebody may write."""
    tag = Tag.objects.create(slug="spoilt", name="x")
    for problem in Problem.objects.all():
        problem.tags.add(tag)
    Announcement.objects.create(contest=site.contest, text="x")
    for model, columns in WRITTEN.items():
        for row in model._default_manager.all():
            values = {column: _cut(model, column) for column in columns}
            type(row)._default_manager.filter(pk=row.pk).update(**values)
    for version in ProblemVersion.objects.all():
        html = render(
            f"{PAYLOAD}\n\n`{PAYLOAD}`\n\n$${PAYLOAD}$$\n\n[{PAYLOAD}]({PAYLOAD})", "markdown", str
        )
        ProblemVersion.objects.filter(pk=version.pk).update(statement_html=html)
    return site


def _cut(model: type[Model], column: str) -> str:
    field = model._meta.get_field(column)
    assert isinstance(field, CharField | TextField)
    return PAYLOAD[: field.max_length] if field.max_length else PAYLOAD


@pytest.mark.parametrize("role", ROLES)
def test_no_text_becomes_an_element_or_an_attribute(spoilt: Site, role: str) -> None:
    found, seen = [], 0
    client = spoilt.client(role)
    for address in _everything(spoilt, role):
        answer = ask(client, "get", address)
        if answer.headers["Content-Type"].startswith("text/html"):
            seen += MARK in answer.text_of_all
            found += [f"{address}: {mark[:80]}" for mark in Marks(answer.text_of_all).found]

    assert found == []
    assert seen >= 5


@pytest.mark.parametrize("role", ["nobody", "owner", "admin"])
def test_nothing_that_is_asked_comes_back_as_markup(site: Site, role: str) -> None:
    client, found = site.client(role), []
    query = dict.fromkeys(SAID, PAYLOAD)
    for address in _everything(site, role):
        for method in ("get", "post"):
            answer = ask(client, method, address, data=query)
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                found += [f"{address}: {mark[:80]}" for mark in Marks(answer.text_of_all).found]

    assert found == []


@pytest.mark.parametrize(
    "hidden", ["\x1b[31m", "\u202e", "\u2066", "\u200b", "\x9b", "\ufeff", "\x08", "\r"]
)
def test_what_hides_in_an_output_is_seen_on_its_page(site: Site, hidden: str) -> None:
    text = f"be{hidden}fore"
    CaseResult.objects.update(stdout=text, stderr=text, message=text, actual=text)
    Judgement.objects.update(compile_output=text, message=text)
    Submission.objects.update(source=text)

    pages = [
        ("owner", f"/submissions/{site.submission.pk}/"),
        ("owner", f"/submissions/{site.run.pk}/"),
        ("staff", f"/submissions/{site.submission.pk}/"),
        ("admin", f"/admin/submissions/submission/{site.submission.pk}/change/"),
    ]
    for role, address in pages:
        said = ask(site.client(role), "get", address).text_of_all
        assert f"be{hidden}" not in said, address
        assert "be\\" in said, address


def _everything(site: Site, role: str) -> Iterator[str]:
    yield from (filled(address, site) for _, address, _ in expected())
    if role == "admin":
        yield from admin_addresses()
