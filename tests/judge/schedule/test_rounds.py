from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from celery import Celery
from django.db import OperationalError
from django.utils import timezone

from judge.config.celery import app
from judge.schedule import later, leadership, periodic, rounds
from judge.schedule.job import RESEND
from judge.schedule.models import DelayedTask, PeriodicJob
from judge.schedule.retried import RetriedTask
from judge.schedule.scheduler import RowScheduler
from tests.judge.schedule.conftest import let_time_pass

pytestmark = pytest.mark.django_db


class Sent(list[tuple[str, Any, str]]):
    """What was sent: the name that is shown, what it is about, and the queue."""

    broker_is_away = False

    def send(self, task: str, *, args: list[Any], queue: str, shadow: str, **_: Any) -> None:
        if self.broker_is_away:
            raise OSError("connection refused")
        self.append((shadow, args[0], queue))


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    one = Sent()
    monkeypatch.setattr(Celery, "send_task", lambda _, task, **options: one.send(task, **options))
    periodic.list_jobs()
    PeriodicJob.objects.update(due_at=timezone.now() + timedelta(hours=1))
    return one


@pytest.fixture
def scheduler() -> RowScheduler:
    return RowScheduler(app)


def test_it_sends_what_is_due_to_its_queue(sent: Sent) -> None:
    periodic.ask(["contest_clock"])
    later("a.task", ["x"], timezone.now(), "one", queue="board")
    later("a.task", ["x"], timezone.now() + timedelta(hours=1), "two")
    assert rounds.send_due() == 2
    one = DelayedTask.objects.get(key="one")
    assert sent == [("contest_clock", "contest_clock", "board"), ("a.task", one.pk, "board")]
    assert rounds.send_due() == 0


def test_what_a_broker_that_was_away_did_not_take_is_sent_again(sent: Sent) -> None:
    periodic.ask(["purge_runs"])
    later("a.task", [], timezone.now(), "one")
    sent.broker_is_away = True
    assert rounds.send_due() == 0
    sent.broker_is_away = False
    let_time_pass(RESEND + timedelta(seconds=1))
    assert rounds.send_due() == 2


def test_only_the_leader_sends(sent: Sent, scheduler: RowScheduler) -> None:
    periodic.ask(["purge_runs"])
    leadership.hold("another")
    assert scheduler.tick() > 0
    assert sent == []
    leadership.give_up("another")
    scheduler.tick()
    assert [name for name, _, _ in sent] == ["purge_runs"]


def test_a_new_leader_lists_the_jobs_that_have_no_row(sent: Sent, scheduler: RowScheduler) -> None:
    PeriodicJob.objects.all().delete()
    scheduler.tick()
    assert PeriodicJob.objects.filter(name="sweep").exists()
    assert "sweep" in [name for name, _, _ in sent]


def test_who_stops_gives_the_lead_up(sent: Sent, scheduler: RowScheduler) -> None:
    scheduler.tick()
    assert leadership.leader() is not None
    scheduler.close()
    assert leadership.leader() is None


def test_without_the_database_it_sends_nothing_and_goes_on_afterwards(
    sent: Sent, scheduler: RowScheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    periodic.ask(["purge_runs"])
    # The test's transaction lives on the connection, so its end is played.
    monkeypatch.setattr("judge.schedule.scheduler.connection.close", lambda: None)

    def away(_: str) -> bool:
        raise OperationalError("the database is away")

    with monkeypatch.context() as while_away:
        while_away.setattr(leadership, "hold", away)
        assert scheduler.tick() > 0
        assert sent == []
    scheduler.tick()
    assert [name for name, _, _ in sent] == ["purge_runs"]


def fail(task: RetriedTask, *args: Any) -> None:
    """Have it fail as a worker would, for a message that came by the queue `board`."""
    task.push_request(delivery_info={"routing_key": "board"})
    try:
        task.on_failure(RuntimeError("no"), "id", args, {}, None)
    finally:
        task.pop_request()


def test_a_task_that_fails_is_put_down_for_the_queue_that_it_came_by() -> None:
    app.loader.import_default_modules()
    for _ in range(2):
        fail(app.tasks["leaderboard.tasks.recompute"])
    (row,) = DelayedTask.objects.all()
    assert (row.task, row.queue, row.tries) == ("leaderboard.tasks.recompute", "board", 1)
    assert row.error == "RuntimeError: no"


def test_what_other_rows_bring_again_is_not_put_down() -> None:
    app.loader.import_default_modules()
    for name in ("run_job", "run_delayed"):
        fail(app.tasks[f"judge.schedule.tasks.{name}"], 1)
    assert not DelayedTask.objects.exists()
