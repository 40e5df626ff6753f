"""Several schedulers, real processes that are killed: one leads, nothing is sent twice, nothing due is forgotten."""

from __future__ import annotations

import signal
import subprocess
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone
from redis import Redis

from judge.config.celery import app as celery_app
from judge.schedule import later, leadership, periodic
from judge.schedule.backoff import TRIES
from judge.schedule.models import DeadLetter, DelayedTask, JobRun, Leadership, PeriodicJob
from tests.life.conftest import Site, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

# It runs once a day, and says what it did.
MISSED = "forget_job_runs"


@pytest.fixture
def quiet() -> None:
    """Let no job be due for an hour but the missed one, which was due while no scheduler ran."""
    periodic.list_jobs()
    PeriodicJob.objects.update(due_at=timezone.now() + timedelta(hours=1))
    PeriodicJob.objects.filter(name=MISSED).update(due_at=timezone.now() - timedelta(hours=9))


def messages(site: Site) -> int:
    """Return how many messages wait for the maintenance worker."""
    return int(Redis.from_url(site.broker.url).llen("gavel:maintenance"))


def leader_among(*schedulers: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]:
    def found() -> list[subprocess.Popen[bytes]]:
        led_by = leadership.leader()
        name = led_by.holder if led_by else "::"
        return [one for one in schedulers if one.pid == int(name.split(":")[1] or 0)]

    wait_until(lambda: bool(found()), within_s=40)
    return found()[0]


def is_sent() -> bool:
    return PeriodicJob.objects.filter(name=MISSED, sent_at__isnull=False).exists()


def test_a_spare_scheduler_takes_over_and_sends_nothing_twice(site: Site, quiet: None) -> None:
    first, second = site.scheduler(), site.scheduler()
    leader = leader_among(first, second)
    spare = second if leader is first else first
    wait_until(is_sent, within_s=20)
    wait_until(lambda: messages(site) == 1, within_s=10)

    leader.send_signal(signal.SIGKILL)
    assert leader_among(spare) is spare
    later("judge.schedule.tasks.forget_sessions", [], timezone.now(), "one")
    wait_until(lambda: DelayedTask.objects.filter(sent_at__isnull=False).exists(), within_s=10)
    wait_until(lambda: messages(site) == 2, within_s=10)

    site.other_worker()
    wait_until(lambda: not DelayedTask.objects.exists(), within_s=40)
    wait_until(lambda: JobRun.objects.filter(job=MISSED).exists(), within_s=10)
    assert JobRun.objects.filter(job=MISSED).count() == 1
    assert PeriodicJob.objects.get(name=MISSED).due_at > timezone.now()


def test_after_a_restart_of_everything_what_was_due_is_done_once(site: Site, quiet: None) -> None:
    later("judge.schedule.tasks.forget_sessions", [], timezone.now() + timedelta(days=1), "one")
    first, second = site.scheduler(), site.scheduler()
    leader_among(first, second)
    wait_until(is_sent, within_s=20)
    for scheduler in (first, second):
        scheduler.send_signal(signal.SIGTERM)
        scheduler.wait(timeout=20)
    assert leadership.leader() is None  # the lease was given up, not left to run out
    site.broker.empty()  # and with it what was sent
    DelayedTask.objects.update(due_at=F("due_at") - timedelta(days=2))
    PeriodicJob.objects.update(sent_at=F("sent_at") - timedelta(minutes=1))

    site.scheduler(), site.scheduler()
    site.other_worker()
    wait_until(lambda: JobRun.objects.filter(job=MISSED).exists(), within_s=40)
    wait_until(lambda: not DelayedTask.objects.exists(), within_s=20)
    assert JobRun.objects.filter(job=MISSED).count() == 1


def test_a_leader_whose_connection_is_cut_sends_nothing_and_goes_on_later(
    site: Site, quiet: None
) -> None:
    scheduler = site.scheduler()
    leader_among(scheduler)
    led_by = Leadership.objects.get()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    PeriodicJob.objects.filter(name=MISSED).update(due_at=timezone.now(), sent_at=None)
    wait_until(is_sent, within_s=20)
    assert Leadership.objects.get().holder == led_by.holder


def test_a_task_that_fails_in_a_worker_is_tried_again_and_dead_in_the_end(site: Site) -> None:
    site.other_worker()
    no_event = [{"no": "event"}]
    celery_app.send_task(
        "judge.submissions.tasks.deliver_event", args=no_event, queue="maintenance"
    )
    wait_until(lambda: DelayedTask.objects.exists(), within_s=40)
    row = DelayedTask.objects.get()
    assert (row.args, row.queue, row.tries) == (no_event, "maintenance", 1)

    DelayedTask.objects.update(due_at=timezone.now(), tries=TRIES - 1)
    site.scheduler()
    wait_until(lambda: DeadLetter.objects.exists(), within_s=40)
    letter = DeadLetter.objects.get()
    assert letter.error == "KeyError: 'verdict'"
    assert "deliver_again" in letter.traceback
