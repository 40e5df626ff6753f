"""Writes a text of one's choice wherever a site can hold one."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db.models import CharField, Field, Model, TextField
from django.utils import timezone

from judge.audit.models import Entry, Operation
from judge.schedule.models import DelayedTask
from judge.submissions.models import Judgement
from judge.webhooks.models import Delivery
from leaderboard.models import Announcement
from problems.models import Problem, ProblemVersion, Tag, TestCaseRow
from problems.statements import render
from tests.factories import make_blob
from tests.security.scene import Site

# The text for a column ("Problem.title"), which may be so long; None: of any length.
Text = Callable[[str, int | None], str]

# Django's own, and the trail, which no text can be changed in.
_OTHERS = {"account", "audit", "auth", "contenttypes", "sessions"}
# By these things are found or understood; where anybody chooses them, they are words or addresses of a given form.
_FORMED = {
    "Attachment": {"media_type", "name"},
    "Blob": {"sha256"},
    "ApiToken": {"digest"},
    "ContestProblem": {"label"},
    "DeadLetter": {"key"},
    "DelayedTask": {"key"},
    "Delivery": {"body"},
    "Hook": {"url"},
    "LogEntry": {"object_id"},
    "OutboxEvent": {"name"},
    "PeriodicJob": {"name"},
    "ProblemVersion": {"content_hash", "statement_format", "statement_html"},
    "ReferenceSolution": {"language"},
    "Secret": {"digest", "salt"},
    "Submission": {"idempotency_key", "language"},
    "TestCaseRow": {"group"},
    "User": {"password", "username"},
}


def spoil(site: Site, text: Text) -> None:
    """Write a text wherever one can stand."""
    tag = Tag.objects.create(slug="spoilt", name="x")
    for problem in Problem.objects.all():
        problem.tags.add(tag)
    Announcement.objects.create(contest=site.contest, text="x")
    for model in apps.get_models():
        columns = _texts(model)
        if values := {one.name: text(_name(one), one.max_length) for one in columns}:
            model._default_manager.update(**values)
    for name in ("input", "answer"):
        blob = make_blob(text(f"TestCaseRow.{name}", None))
        TestCaseRow.objects.filter(is_sample=True).update(**{name: blob})
    DelayedTask.objects.update(args=[text("DelayedTask.args", None)])
    Delivery.objects.update(body=json.dumps({"told": text("Delivery.body", None)}))
    _failed_attempts(text("Judgement.failed_attempts", None))
    _statements(text("ProblemVersion.statement_html", None))
    _trail(text)


def _failed_attempts(text: str) -> None:
    Judgement.objects.update(
        failed_attempts=[
            {"attempt": 1, "worker": text, "ended_at": "2026-01-01T10:00:00Z", "reason": text}
        ]
    )


def _statements(text: str) -> None:
    markdown = f"{text}\n\n`{text}`\n\n$${text}$$\n\n[{text}]({text})"
    html = render(markdown, "markdown", str) + render(rf"{text} \href{{{text}}}{{x}}", "tex", str)
    ProblemVersion.objects.update(statement_html=html)


def _trail(text: Text) -> None:
    columns = [column for column in _columns(Entry) if not column.choices]
    named = {column.name: text(_name(column), column.max_length) for column in columns}
    before, after = text("Entry.before", None), text("Entry.after", None)
    for of_thing in ({}, {"table": Problem._meta.db_table, "row_id": "1"}):
        Entry.objects.create(
            **{**named, "before": {before: before}, "after": {after: {after: 1}}, **of_thing},
            at=timezone.now(), deed=uuid.uuid4(), actor_id=1, operation=Operation.UPDATE,
        )  # fmt: skip


def _name(column: Field[Any, Any]) -> str:
    return f"{column.model.__name__}.{column.name}"


def _columns(model: type[Model]) -> list[Field[Any, Any]]:
    return [
        column for column in model._meta.concrete_fields if type(column) in (CharField, TextField)
    ]


def _texts(model: type[Model]) -> list[Field[Any, Any]]:
    """Return the columns of free text."""
    formed = _FORMED.get(model.__name__, set())
    return [
        column
        for column in _columns(model)
        if model._meta.app_label not in _OTHERS and not column.choices and column.name not in formed
    ]
