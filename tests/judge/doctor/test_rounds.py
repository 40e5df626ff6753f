"""What staff ask of a judge worker, what it does, and what they see of it meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from celery import current_app
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from judge.doctor.models import ENDS_WITHIN, TAKEN_WITHIN, JudgeWorker, Progress
from judge.doctor.rounds import examine_here
from judge.doctor.templatetags.commands import commands
from judge.doctor.workers import ask, note_refusal, note_start
from judge.sandbox.errors import EngineUnavailable, IsolationMissing
from judge.sandbox.fake import FakeSandbox
from judge.submissions.engine import engine

PAGE = reverse("admin:doctor_judgeworker_changelist")

pytestmark = pytest.mark.django_db


class DeadEngine(FakeSandbox):
    """A sandbox whose engine went away."""

    def facts(self) -> object:
        raise EngineUnavailable("No Docker engine answers: gone")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Return what goes to the broker: task, arguments, queue."""
    messages: list[tuple[Any, ...]] = []

    def send(task: str, *, args: list[str], queue: str, expires: float) -> None:
        messages.append((task, args, queue))

    monkeypatch.setattr(current_app, "send_task", send)
    return messages


@pytest.fixture
def _dead_engine() -> Iterator[None]:
    engine.use(DeadEngine())
    yield
    engine.use(None)


def worker(**fields: Any) -> JudgeWorker:
    fields.setdefault("started_at", timezone.now())
    return JudgeWorker.objects.create(name="judge@one", **fields)


def test_a_worker_that_starts_is_listed_and_has_forgotten_what_it_was_asked() -> None:
    note_start("judge@one")
    JudgeWorker.objects.update(asked_at=timezone.now(), began_at=timezone.now())
    note_start("judge@one")
    (one,) = JudgeWorker.objects.all()
    assert one.progress is Progress.NONE


def test_a_worker_is_asked_on_a_queue_that_is_its_own(
    sent: list[tuple[Any, ...]],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    one = worker()
    with django_capture_on_commit_callbacks(execute=True):
        ask(one)
    assert sent == [("judge.doctor.tasks.examine_here", ["judge@one"], "doctor.judge@one")]
    one.refresh_from_db()
    assert one.progress is Progress.WAITING


def test_a_broker_that_is_away_does_not_break_the_page(
    monkeypatch: pytest.MonkeyPatch, staff_client: Client
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(current_app, "send_task", refuse)
    page = staff_client.post(PAGE, {"worker": worker().pk, "examine": "1"}, follow=True)
    assert page.status_code == 200


@pytest.mark.usefixtures("_dead_engine")
def test_a_worker_writes_what_it_found() -> None:
    one = worker(asked_at=timezone.now())
    assert examine_here("judge@one")
    one.refresh_from_db()
    assert one.progress is Progress.NONE
    assert one.report is not None
    assert one.report.state == "fail"
    assert "No Docker engine answers: gone" in one.report.lines[0].seen


@pytest.mark.usefixtures("_dead_engine")
def test_one_examination_at_a_time_and_a_dead_one_stands_in_nobodys_way() -> None:
    one = worker(began_at=timezone.now())
    assert not examine_here("judge@one")
    JudgeWorker.objects.update(began_at=timezone.now() - ENDS_WITHIN - timedelta(seconds=1))
    one.refresh_from_db()
    assert one.progress is Progress.LAPSED
    assert examine_here("judge@one")


def test_a_worker_that_does_not_answer_can_be_forgotten(staff_client: Client) -> None:
    one = worker(asked_at=timezone.now() - TAKEN_WITHIN)
    page = staff_client.get(PAGE)
    assert "Does it still run?" in page.text
    staff_client.post(PAGE, {"worker": one.pk, "forget": "1"})
    assert not JudgeWorker.objects.exists()


def test_why_a_worker_refuses_to_judge_is_on_the_page(staff_client: Client) -> None:
    note_refusal("judge@one", IsolationMissing("no seccomp filter is in force for a program"))
    page = staff_client.get(PAGE)
    assert "no seccomp filter is in force" in page.text
    assert "Give the judge an engine with seccomp" in page.text
    assert "gavel-state-fail" in page.text


def test_a_worker_that_starts_after_all_refuses_no_longer(staff_client: Client) -> None:
    note_refusal("judge@one", IsolationMissing("no seccomp filter is in force for a program"))
    note_start("judge@one")
    assert "no seccomp filter is in force" not in staff_client.get(PAGE).text


def test_what_to_type_is_marked_and_nothing_else_becomes_markup() -> None:
    assert commands("Type `a <b>` or <i>") == "Type <code>a &lt;b&gt;</code> or &lt;i&gt;"


def test_the_page_comes_back_by_itself_while_it_waits(
    staff_client: Client, sent: list[tuple[Any, ...]]
) -> None:
    one = worker()
    assert 'http-equiv="refresh"' not in staff_client.get(PAGE).text
    page = staff_client.post(PAGE, {"worker": one.pk, "examine": "1"}, follow=True)
    assert 'http-equiv="refresh"' in page.text
    assert "disabled" in page.text


def test_it_shows_what_was_seen_as_text(staff_client: Client) -> None:
    note_refusal("judge@one", IsolationMissing("<script>alert(1)</script>"))
    assert "<script>alert(1)" not in staff_client.get(PAGE).text


def test_others_see_nothing_of_it(owner_client: Client, anonymous: Client) -> None:
    one = worker()
    for client in (owner_client, anonymous):
        assert client.get(PAGE).status_code == 302
        assert client.post(PAGE, {"worker": one.pk, "forget": "1"}).status_code == 302
    assert JudgeWorker.objects.exists()


def test_it_is_listed_in_the_admin(staff_client: Client) -> None:
    assert PAGE in staff_client.get(reverse("admin:index")).text
