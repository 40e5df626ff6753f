"""Each periodic job, run twice at the same time, leaves what one run of it leaves."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from celery import Celery
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import AutoField, BinaryField, DateTimeField, Value
from django.utils import timezone

from judge.config.celery import app
from judge.doctor.models import JudgeWorker
from judge.schedule import delayed, periodic
from judge.schedule.job import Job
from judge.schedule.jobs import JOBS
from judge.schedule.models import DeadLetter, DelayedTask, JobRun
from judge.submissions import sweep
from judge.submissions.events import announce
from judge.submissions.models import Kind, OutboxEvent, Status, Submission
from judge.watch import samples
from judge.watch.models import Sample
from judge.webhooks.models import DeliveryState
from leaderboard.models import ContestStanding, Standing
from leaderboard.overall import board
from leaderboard.ranking import Line, _member
from tests.factories import judged_event, make_problem, make_submission
from tests.judge.webhooks.hooks import make_delivery
from tests.leaderboard.conftest import REDIS
from tests.leaderboard.contests.factories import make_attempt, make_contest, people

pytestmark = pytest.mark.django_db(transaction=True)

# Times are never the same; numbers that the database gives are not given back.
LEFT_OUT = (DateTimeField, BinaryField, AutoField)
# Random numbers, and ages of what waits.
LEFT_OUT_BY_NAME = {"webhooks.Delivery.id", "watch.Sample.figures"}
# They change no row, they only have work taken up that is due.
ONLY_TELL = {"look_for_webhooks"}
TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)?")
APPS = (
    "submissions",
    "problems",
    "leaderboard",
    "schedule",
    "doctor",
    "sessions",
    "webhooks",
    "watch",
)


def twice_at_once(deed: Callable[[], Any]) -> list[Any]:
    """Do it in two threads, each with a connection of its own; return what came of each."""
    both_there = threading.Barrier(2)

    def do(_: int) -> Any:
        try:
            connection.ensure_connection()
            both_there.wait(timeout=20)
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        return list(threads.map(do, range(2)))


def days_ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def make_everything() -> None:
    """Leave something to do for each job."""
    lost = make_submission(verdict=None, status=Status.RUNNING)
    lost.judgements.update(attempt=1, lease_expires_at=days_ago(1))
    for _ in range(3):
        announce(judged_event(make_submission()))
    make_problem(is_published=False, opens_at=days_ago(1))
    contest = make_contest(begins_in_min=-500)
    ada, bob = people(contest, "ada", "bob").values()
    make_attempt(ada, minute=5)
    make_attempt(bob, verdict="WA")
    Standing.objects.create(user=ada.user, is_stale=True)
    for _ in range(3):
        run = make_submission(kind=Kind.RUN)
        Submission.objects.filter(pk=run.pk).update(created_at=days_ago(99))
        event = OutboxEvent.objects.create(name="submission_judged", payload={})
        OutboxEvent.objects.filter(pk=event.pk).update(delivered_at=days_ago(99))
        Session.objects.create(session_key=f"old{run.pk}", session_data="", expire_date=days_ago(1))
        JudgeWorker.objects.create(name=f"judge@{run.pk}", started_at=days_ago(999))
        JobRun.objects.create(
            job="sweep", began_at=days_ago(99), ended_at=days_ago(99), outcome="done"
        )
        make_dead_letter(f"old{run.pk}", last_failed_at=days_ago(999))
        Sample.objects.create(at=days_ago(9), figures={})
        make_delivery(state=DeliveryState.DELIVERED, ended_at=days_ago(99))
    make_delivery()


def make_dead_letter(key: str, **fields: Any) -> None:
    DelayedTask.objects.create(key=key, task="a.task", queue="board", due_at=None, **fields)


def spoil_board() -> None:
    """Have Redis show someone wrongly."""
    board.ranking().rebuild()
    REDIS.hset(f"{board.KEY}:rows", "999", b"{}")
    REDIS.zadd(board.KEY, {_member(999): 1})


def left() -> dict[str, list[str]]:
    """Return all rows, and the board."""
    found = {}
    for label in APPS:
        for model in apps.get_app_config(label).get_models():
            names = [
                field.attname
                for field in model._meta.concrete_fields
                if not isinstance(field, LEFT_OUT) and str(field) not in LEFT_OUT_BY_NAME
            ]
            # Something of each row, since no name at all would mean every field.
            rows = model._base_manager.values_list(Value(1), *names)
            written = (json.dumps(row, default=str) for row in rows)
            found[model.__name__] = sorted(TIME.sub("then", row) for row in written)
    lines: list[Line] = board.ranking().lines(0, 100)
    found["board"] = [line.shown.decode() for line in lines]
    return found


@pytest.fixture(autouse=True)
def _no_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    app.loader.import_default_modules()
    monkeypatch.setattr(Celery, "send_task", lambda *_, **__: None)
    monkeypatch.setattr(sweep, "wake", lambda *_: None)
    monkeypatch.setattr(sweep, "depth", lambda _: 0)


@pytest.fixture(autouse=True)
def _no_new_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no sample be due between two that are taken one after the other."""
    monkeypatch.setattr(samples, "EVERY_S", timedelta(days=1).total_seconds())


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_it_leaves_what_one_run_leaves(job: Job) -> None:
    make_everything()
    task = app.tasks[job.task]
    spoil_board()
    before = left()
    with transaction.atomic():
        task()
        once = left()
        transaction.set_rollback(True)
    assert left()["Submission"] == before["Submission"]

    spoil_board()
    twice_at_once(task)

    assert left() == once
    assert (once == before) is (job.name in ONLY_TELL)


def test_a_job_that_two_schedulers_look_at_is_sent_by_one() -> None:
    periodic.list_jobs()
    periodic.ask(["sweep", "purge_runs"])
    sent = twice_at_once(periodic.take_due)
    names = [job.name for jobs in sent for job in jobs]
    assert len(names) == len(set(names))
    assert {"sweep", "purge_runs"} <= set(names)


def test_a_job_whose_message_came_twice_is_run_by_one_worker() -> None:
    periodic.list_jobs()
    periodic.ask(["forget_sessions"])
    assert sorted(twice_at_once(lambda: periodic.run("forget_sessions"))) == [False, True]
    assert JobRun.objects.count() == 1


def test_a_dead_letter_that_two_put_back_is_put_back_once() -> None:
    make_dead_letter("one", last_failed_at=days_ago(1))
    counts = twice_at_once(lambda: delayed.put_back(DeadLetter.objects.all()))
    assert sorted(counts) == [0, 1]


def test_a_delayed_task_is_sent_by_one_scheduler_and_run_by_one_worker() -> None:
    DelayedTask.objects.create(
        key="one", task="judge.schedule.tasks.forget_sessions", queue="board", due_at=days_ago(1)
    )
    sent = twice_at_once(delayed.take_due)
    ((due,),) = [found for found in sent if found]
    assert sorted(twice_at_once(lambda: delayed.run(due.id))) == [False, True]


def test_a_stale_standing_is_left_to_one_of_two() -> None:
    make_everything()
    ContestStanding.objects.update(is_stale=True)
    twice_at_once(app.tasks["leaderboard.tasks.mend_board"])
    assert not ContestStanding.objects.filter(is_stale=True).exists()
