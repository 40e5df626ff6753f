from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from judge.accounts.models import User
from judge.doctor.models import JudgeWorker
from judge.doctor.retention import forget_workers
from judge.schedule import batches, retention
from judge.schedule.job import Unfinished
from judge.schedule.models import DeadLetter, DelayedTask, JobRun
from judge.submissions.models import CaseResult, Judgement, Kind, Submission
from judge.submissions.retention import purge_runs
from tests.factories import make_submission

pytestmark = pytest.mark.django_db


def days_ago(days: int) -> Any:
    return timezone.now() - timedelta(days=days)


def make_old(**fields: Any) -> Submission:
    submission = make_submission(**fields)
    Submission.objects.filter(pk=submission.pk).update(created_at=days_ago(31))
    return submission


def test_old_runs_go_with_all_that_was_written_of_them() -> None:
    run = make_old(kind=Kind.RUN)
    assert CaseResult.objects.filter(judgement=run.judgement).exists()
    assert purge_runs() == "1 run deleted"
    assert not Submission.objects.exists()
    assert not Judgement.objects.exists()
    assert not CaseResult.objects.exists()
    assert purge_runs() == ""


def test_what_counts_is_new_or_waits_stays() -> None:
    kept = {
        make_old().pk,
        make_old(kind=Kind.REFERENCE).pk,
        make_old(kind=Kind.RUN, verdict=None).pk,
        make_submission(kind=Kind.RUN).pk,
    }
    assert purge_runs() == ""
    assert set(Submission.objects.values_list("pk", flat=True)) == kept


def test_where_runs_are_kept_for_ever_none_goes(settings: Settings) -> None:
    settings.KEEP_RUNS_DAYS = 0
    make_old(kind=Kind.RUN)
    assert purge_runs() == ""


def test_old_runs_are_looked_for_among_the_runs_alone() -> None:
    run = make_old(kind=Kind.RUN)
    Submission.objects.bulk_create(
        Submission(user=run.user, problem=run.problem, language="python") for _ in range(3000)
    )
    with connection.cursor() as cursor, CaptureQueriesContext(connection) as queries:
        cursor.execute("ANALYZE submissions_submission")
        assert purge_runs() == "1 run deleted"
        search = next(query["sql"] for query in queries if "FOR UPDATE" in query["sql"])
        cursor.execute(f"EXPLAIN {search}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Index Scan using submission_run " in plan, plan


def test_many_rows_go_in_batches_and_a_run_that_took_its_share_is_unfinished(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batches, "BATCH", 2)
    monkeypatch.setattr(batches, "BATCHES", 2)
    for _ in range(5):
        make_old(kind=Kind.RUN)
    assert purge_runs() == Unfinished("4 runs deleted")
    assert purge_runs() == "1 run deleted"


def test_sessions_go_when_they_have_expired(owner: User) -> None:
    for key, expires in (("old", days_ago(1)), ("new", days_ago(-1))):
        Session.objects.create(session_key=key, session_data="", expire_date=expires)
    assert retention.forget_sessions() == "1 session deleted"
    assert [session.pk for session in Session.objects.all()] == ["new"]


def test_judge_workers_go_that_have_not_started_for_long() -> None:
    for name, days in (("judge@gone", 181), ("judge@here", 3)):
        JudgeWorker.objects.create(name=name, started_at=days_ago(days))
    assert forget_workers() == "1 judge worker deleted"
    assert [worker.name for worker in JudgeWorker.objects.all()] == ["judge@here"]


def test_old_history_goes() -> None:
    for days in (31, 1):
        JobRun.objects.create(
            job="sweep", began_at=days_ago(days), ended_at=days_ago(days), outcome="done"
        )
    assert retention.forget_job_runs() == "1 job run deleted"
    assert JobRun.objects.count() == 1


def test_old_dead_letters_go_and_what_is_still_tried_stays() -> None:
    for key, due_at, days in (("old", None, 91), ("new", None, 1), ("tried", days_ago(0), 91)):
        DelayedTask.objects.create(
            key=key, task="a.task", queue="board", due_at=due_at, last_failed_at=days_ago(days)
        )
    assert retention.forget_dead_letters() == "1 dead letter deleted"
    assert [letter.key for letter in DeadLetter.objects.all()] == ["new"]
    assert DelayedTask.objects.filter(key="tried").exists()
