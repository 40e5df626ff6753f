from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from judge.accounts.models import User
from judge.schedule import leadership, periodic
from judge.schedule.backoff import TRIES
from judge.schedule.database import database_now
from judge.schedule.jobs import JOBS
from judge.schedule.models import DeadLetter, DelayedTask, JobRun, Outcome, PeriodicJob
from tests.factories import make_user

JOB_LIST = reverse("admin:schedule_periodicjob_changelist")
LETTERS = reverse("admin:schedule_deadletter_changelist")


@pytest.fixture
def jobs(db: None) -> None:
    periodic.list_jobs()


def make_dead_letter(key: str = "one") -> DeadLetter:
    return DeadLetter.objects.create(
        key=key, task="a.task", args=["<b>bold</b>", 7], queue="board", due_at=None, tries=TRIES,
        first_failed_at=timezone.now(), last_failed_at=timezone.now(),
        error="RuntimeError: not now", traceback='File "a.py", line 3\n<script>',
    )  # fmt: skip


def act(client: Client, url: str, action: str, *keys: object) -> str:
    body = {"action": action, "_selected_action": [str(key) for key in keys]}
    return client.post(url, body, follow=True).text


def test_it_lists_each_job_with_what_it_is_for(staff_client: Client, jobs: None) -> None:
    page = staff_client.get(JOB_LIST).text
    for job in JOBS:
        assert job.name in page
        assert job.rhythm in page


def test_it_says_which_scheduler_leads_or_that_none_does(staff_client: Client, jobs: None) -> None:
    assert "No scheduler runs" in staff_client.get(JOB_LIST).text
    leadership.hold("a-host:17:abc")
    assert "a-host:17:abc leads" in staff_client.get(JOB_LIST).text


def test_it_says_what_is_late(staff_client: Client, jobs: None) -> None:
    leadership.hold("a-host:17:abc")
    assert "Late:" not in staff_client.get(JOB_LIST).text
    PeriodicJob.objects.filter(name="sweep").update(due_at="2020-01-01T00:00Z")
    assert "Late: sweep." in staff_client.get(JOB_LIST).text


def test_it_shows_how_the_last_run_went(staff_client: Client, jobs: None) -> None:
    now = database_now()
    PeriodicJob.objects.filter(name="sweep").update(
        began_at=now, ended_at=now, outcome=Outcome.FAILED, failures=3,
        error="Traceback\n  File\nRuntimeError: <not> now\n",
    )  # fmt: skip
    page = staff_client.get(JOB_LIST).text
    assert "Failed, 3 in a row" in page
    assert "RuntimeError: &lt;not&gt; now" in page


def test_run_now_makes_a_job_due_and_says_by_whom(staff_client: Client, jobs: None) -> None:
    assert "1 of 1 are due now" in act(staff_client, JOB_LIST, "run_now", "purge_runs")
    assert PeriodicJob.objects.get(name="purge_runs").due_at <= database_now()
    (entry,) = LogEntry.objects.all()
    assert (entry.user.username, entry.object_repr) == ("staff", "purge_runs")


def test_runs_can_be_read(staff_client: Client) -> None:
    now = timezone.now()
    run = JobRun.objects.create(
        job="sweep", began_at=now, ended_at=now, outcome="failed", error="Trace\nRuntimeError: no"
    )
    assert "RuntimeError: no" in staff_client.get(reverse("admin:schedule_jobrun_changelist")).text
    page = staff_client.get(reverse("admin:schedule_jobrun_change", args=[run.pk])).text
    assert "Trace\nRuntimeError: no" in page


def test_a_dead_letter_can_be_looked_at(staff_client: Client) -> None:
    letter = make_dead_letter()
    assert "RuntimeError: not now" in staff_client.get(LETTERS).text
    page = staff_client.get(reverse("admin:schedule_deadletter_change", args=[letter.pk])).text
    assert "&#x27;&lt;b&gt;bold&lt;/b&gt;&#x27;, 7" in page
    assert "line 3\n&lt;script&gt;" in page
    assert "Put back: try again" in page


def test_dead_letters_are_put_back_singly_and_in_bulk_and_exactly_once(
    staff_client: Client,
) -> None:
    letters = [make_dead_letter(key).pk for key in ("one", "two", "three")]
    assert "1 is tried again." in act(staff_client, LETTERS, "put_back", letters[0])
    assert "2 are tried again." in act(staff_client, LETTERS, "put_back", *letters)
    assert DelayedTask.objects.filter(due_at__lte=database_now(), tries=0).count() == 3
    assert LogEntry.objects.count() == 3


def test_dead_letters_are_dropped(staff_client: Client) -> None:
    kept = make_dead_letter("kept")
    assert "1 is dropped." in act(staff_client, LETTERS, "drop", make_dead_letter().pk)
    assert list(DeadLetter.objects.all()) == [kept]


def test_what_waits_is_not_among_the_dead_and_neither_the_other_way(staff_client: Client) -> None:
    make_dead_letter("dead")
    DelayedTask.objects.create(key="waits", task="b.task", queue="board", due_at=timezone.now())
    waiting = staff_client.get(reverse("admin:schedule_delayedtask_changelist"))
    assert [row.key for row in waiting.context["cl"].result_list] == ["waits"]
    dead = staff_client.get(LETTERS)
    assert [row.key for row in dead.context["cl"].result_list] == ["dead"]


@pytest.fixture
def reader() -> Client:
    """Return the client of someone who may look and do nothing."""
    user: User = make_user("reader")
    user.is_staff = True
    user.save()
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["view_periodicjob", "view_deadletter"])
    )
    client = Client()
    client.force_login(user)
    return client


def test_who_may_only_look_can_start_put_back_and_drop_nothing(jobs: None, reader: Client) -> None:
    due_at = PeriodicJob.objects.get(name="purge_runs").due_at
    letter = make_dead_letter()
    act(reader, JOB_LIST, "run_now", "purge_runs")
    act(reader, LETTERS, "put_back", letter.pk)
    act(reader, LETTERS, "drop", letter.pk)
    assert PeriodicJob.objects.get(name="purge_runs").due_at == due_at
    assert list(DeadLetter.objects.all()) == [letter]
    page = reader.get(reverse("admin:schedule_deadletter_change", args=[letter.pk])).text
    assert "Put back" not in page
