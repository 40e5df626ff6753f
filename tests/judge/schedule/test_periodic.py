from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from django.conf import settings

from judge.schedule import backoff, periodic
from judge.schedule.database import database_now
from judge.schedule.job import RESEND, Job, Unfinished
from judge.schedule.keeping import keeper
from judge.schedule.models import JobRun, Outcome, PeriodicJob
from judge.schedule.tasks import run_job
from tests.judge.schedule.conftest import TASK, Work, let_time_pass

pytestmark = pytest.mark.django_db

OFTEN = Job("often", "Often.", TASK, timedelta(seconds=5), "board", timedelta(minutes=1), False)
DAILY = Job("daily", "Daily.", TASK, time(3, 17), "maintenance", timedelta(minutes=1))


@pytest.fixture(autouse=True)
def _jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periodic, "JOBS", (OFTEN, DAILY))
    monkeypatch.setattr(periodic, "BY_NAME", {"often": OFTEN, "daily": DAILY})


def row(name: str) -> PeriodicJob:
    return PeriodicJob.objects.get(name=name)


def due(*names: str) -> None:
    """Have these jobs due, and no others."""
    periodic.list_jobs()
    PeriodicJob.objects.update(due_at=database_now() + timedelta(hours=1))
    periodic.ask(names)


def names(jobs: list[Job]) -> list[str]:
    return [job.name for job in jobs]


def test_there_is_a_row_for_each_job_of_the_list_and_for_no_other() -> None:
    PeriodicJob.objects.create(name="of_an_older_version", due_at=database_now())
    periodic.list_jobs()
    began = row("often").due_at
    periodic.list_jobs()
    assert [job.name for job in PeriodicJob.objects.all()] == ["daily", "often"]
    assert row("often").due_at == began
    assert row("daily").due_at > database_now()
    assert row("daily").due_at.astimezone(UTC).time() == time(3, 17)


def test_a_due_job_is_sent_once_and_again_when_nobody_took_it_up() -> None:
    due("daily")
    assert names(periodic.take_due()) == ["daily"]
    assert periodic.take_due() == []
    let_time_pass(RESEND - timedelta(seconds=1))
    assert periodic.take_due() == []
    let_time_pass(timedelta(seconds=2))
    assert names(periodic.take_due()) == ["daily"]


def test_a_frequent_job_that_nobody_took_up_is_sent_again_when_the_next_is_due() -> None:
    due("often")
    periodic.take_due()
    let_time_pass(timedelta(seconds=6))
    assert names(periodic.take_due()) == ["often"]


def test_a_job_runs_once_however_many_messages_there_are(work: Work) -> None:
    due("often")
    run_job("often")
    run_job("often")
    assert work.done == [[]]


def test_what_was_missed_for_long_is_run_once(work: Work) -> None:
    due("often", "daily")
    let_time_pass(timedelta(days=3))
    for _ in range(3):
        for job in periodic.take_due():
            run_job(job.name)
    assert len(work.done) == 2
    assert timedelta() < row("often").due_at - database_now() <= timedelta(seconds=5)
    assert timedelta() < row("daily").due_at - database_now() <= timedelta(days=1)


def test_a_run_is_written_down(work: Work) -> None:
    due("daily")
    work.says = "12 things deleted"
    run_job("daily")
    done = row("daily")
    assert (done.outcome, done.note, done.is_running) == (Outcome.DONE, "12 things deleted", False)
    assert done.took is not None
    (run,) = JobRun.objects.all()
    assert (run.job, run.outcome, run.note) == ("daily", "done", "12 things deleted")


def test_a_frequent_jobs_good_runs_leave_no_history(work: Work) -> None:
    due("often")
    run_job("often")
    assert row("often").outcome == Outcome.DONE
    assert not JobRun.objects.exists()


def test_of_a_frequent_job_the_first_failure_in_a_row_is_kept(work: Work) -> None:
    work.before = work.fail
    for _ in range(3):
        due("often")
        run_job("often")
    assert row("often").failures == 3
    (run,) = JobRun.objects.all()
    assert run.outcome == Outcome.FAILED
    assert "RuntimeError: not now" in run.error


def test_a_job_that_failed_is_tried_again_soon_and_after_all_tries_at_its_next_time(
    work: Work,
) -> None:
    work.before = work.fail
    due("daily")
    # Now that its own time is a day away, only a retry comes sooner.
    pauses = []
    for _ in range(backoff.TRIES):
        run_job("daily")
        pauses.append(row("daily").due_at - database_now())
        periodic.ask(["daily"])
    assert all(pause <= backoff.FIRST * 2**n for n, pause in enumerate(pauses[:-1]))
    assert row("daily").failures == backoff.TRIES
    assert JobRun.objects.count() == backoff.TRIES
    run_job("daily")
    assert row("daily").due_at.astimezone(UTC).time() == time(3, 17)


def test_a_job_that_works_again_has_no_failures(work: Work) -> None:
    work.before = work.fail
    due("daily")
    run_job("daily")
    work.before = lambda: None
    periodic.ask(["daily"])
    run_job("daily")
    assert (row("daily").failures, row("daily").error) == (0, "")


def test_a_job_with_more_to_do_is_due_at_once(work: Work) -> None:
    work.says = Unfinished("10,000 things deleted")
    due("daily")
    run_job("daily")
    assert row("daily").note == "10,000 things deleted"
    assert names(periodic.take_due()) == ["daily"]


def test_a_run_that_does_not_end_is_taken_for_dead_and_the_job_is_due(work: Work) -> None:
    due("daily")

    def die() -> None:
        let_time_pass(DAILY.within + timedelta(seconds=1))
        assert periodic.take_back_lost() == 1
        assert row("daily").outcome == Outcome.VANISHED
        assert row("daily").due_at <= database_now() + backoff.FIRST

    work.before = die
    run_job("daily")
    # It ended after all: what was written of it stays.
    assert row("daily").outcome == Outcome.VANISHED
    assert [run.outcome for run in JobRun.objects.all()] == ["vanished"]


def test_a_job_whose_worker_died_is_due_again_after_a_lease(work: Work) -> None:
    due("daily")

    def die() -> None:
        let_time_pass(timedelta(seconds=settings.LEASE_S - 1))
        assert periodic.take_back_lost() == 0
        let_time_pass(timedelta(seconds=2))
        assert periodic.take_back_lost() == 1

    work.before = die
    run_job("daily")


def test_a_long_run_is_kept_up_as_long_as_its_worker_lives(work: Work) -> None:
    due("daily")

    def take_long() -> None:
        for _ in range(3):
            let_time_pass(timedelta(seconds=settings.LEASE_S - 1))
            keeper.renew()
        assert periodic.take_back_lost() == 0

    work.before = take_long
    run_job("daily")
    assert row("daily").outcome == Outcome.DONE


def test_a_run_that_takes_longer_than_it_may_is_kept_up_no_more(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(periodic.BY_NAME, "daily", replace(DAILY, within=timedelta()))
    due("daily")

    def hang() -> None:
        let_time_pass(timedelta(seconds=settings.LEASE_S - 1))
        keeper.renew()
        let_time_pass(timedelta(seconds=2))
        assert periodic.take_back_lost() == 1

    work.before = hang
    run_job("daily")


def test_a_running_job_is_neither_sent_nor_run_beside_itself(work: Work) -> None:
    due("often")

    def look() -> None:
        assert periodic.ask(["often"]) == 0
        assert periodic.take_due() == []
        work.before = lambda: pytest.fail("it ran beside itself")
        run_job("often")

    work.before = look
    run_job("often")
    assert len(work.done) == 1


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}+00:00")


@pytest.mark.parametrize(
    ("job", "due_at", "began_at", "next_at"),
    [
        (OFTEN, "22 12:00:00", "22 12:00:01", "22 12:00:05"),
        (OFTEN, "22 12:00:00", "22 12:00:07", "22 12:00:12"),
        (DAILY, "22 03:17:00", "22 03:17:02", "23 03:17:00"),
        (DAILY, "20 03:17:00", "22 03:16:59", "22 03:17:00"),
        (DAILY, "20 03:17:00", "22 03:17:00", "23 03:17:00"),
    ],
)
def test_it_keeps_its_rhythm(job: Job, due_at: str, began_at: str, next_at: str) -> None:
    assert job.due_after(at(due_at), at(began_at)) == at(next_at)
