from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from judge.accounts.models import User
from judge.doctor.workers import note_start
from judge.sandbox.errors import BoxLost
from judge.sandbox.fake import FakeSandbox, record
from judge.schedule.models import DelayedTask, PeriodicJob
from judge.submissions import pace
from judge.submissions.models import Judgement, Submission
from judge.submissions.process import judge_next
from judge.watch.exposition import exposition
from judge.watch.reporting import Reporter
from judge.watch.site import stands
from judge.webhooks.claim import bury_exhausted, claim
from judge.webhooks.outcome import Ended, note
from judge.webhooks.post import Answer
from judge.webhooks.retries import MAX_ATTEMPTS
from tests.factories import make_problem, make_submission, make_user
from tests.judge.watch.scraped import Figures, value
from tests.judge.webhooks.hooks import make_delivery, make_hook

pytestmark = pytest.mark.django_db

Scrape = Callable[[], Figures]


@pytest.fixture(autouse=True)
def _at_once() -> None:
    exposition.forget()
    pace.forget()


def queued(**judgement: object) -> Submission:
    return make_submission(make_user(), make_problem(), verdict=None, judgement=judgement)


# --- What is shown ------------------------------------------------------------------------------


def test_it_shows_what_waits_and_for_how_long(scrape: Scrape) -> None:
    old = queued(queue="judge")
    queued(queue="judge")
    queued(queue="contest")
    Judgement.objects.filter(submission=old).update(
        created_at=timezone.now() - timedelta(minutes=5)
    )
    found = scrape()
    assert value(found, "gavel_queue_waiting", queue="judge") == 2
    assert value(found, "gavel_queue_waiting", queue="contest") == 1
    assert value(found, "gavel_queue_waiting", queue="run") == 0
    assert 300 <= (value(found, "gavel_queue_oldest_seconds", queue="judge") or 0) < 400
    assert value(found, "gavel_queue_neglected", queue="judge") == 1
    assert value(found, "gavel_queue_eta_seconds", queue="judge") is None


def test_it_shows_when_a_verdict_would_come(scrape: Scrape) -> None:
    now = timezone.now()
    done = {"started_at": now - timedelta(seconds=4), "judged_at": now - timedelta(seconds=2)}
    make_submission(judgement=done)
    queued(queue="judge")
    assert value(scrape(), "gavel_queue_eta_seconds", queue="judge") == 4
    assert value(scrape(), "gavel_queue_eta_seconds", queue="contest") == 2


def test_it_shows_what_is_held_lost_and_given_up(scrape: Scrape) -> None:
    now = timezone.now()
    queued(status="running", lease_expires_at=now + timedelta(minutes=1))
    queued(status="running", lease_expires_at=now - timedelta(minutes=1))
    make_submission(verdict="IE", judgement={"is_parked": True})
    found = scrape()
    assert value(found, "gavel_judgements_held") == 2
    assert value(found, "gavel_leases_expired") == 1
    assert value(found, "gavel_judgements_parked") == 1


def test_a_judging_is_counted_with_its_verdict_language_and_times(
    sandbox: FakeSandbox,
    scrape: Scrape,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    reporter = Reporter("judge")
    queued(queue="contest")
    sandbox.serves.append([record(0, b"[0,1]"), record(1, b"[7,7]"), record(2, b"[0,1]")])
    with django_capture_on_commit_callbacks(execute=True):
        judge_next()
    reporter.report()
    found = scrape()
    labels = {"queue": "contest", "language": "python", "verdict": "WA"}
    assert value(found, "gavel_judgements_total", **labels) == 1
    assert value(found, "gavel_verdict_seconds_count", queue="contest") == 1
    for stage in ("compiling", "running"):
        one = {"language": "python", "stage": stage}
        assert value(found, "gavel_judging_seconds_count", **one) == 1
    assert value(found, "gavel_outbox_waiting") == 1
    assert value(found, "gavel_processes", kind="judge") == 1
    assert value(found, "gavel_standings_stale", board="overall") == 0


def test_a_failure_of_ours_is_counted_by_its_name(sandbox: FakeSandbox, scrape: Scrape) -> None:
    reporter = Reporter("judge")
    queued()
    sandbox.failure = BoxLost("gone")
    judge_next()
    reporter.report()
    assert value(scrape(), "gavel_judging_failures_total", error="BoxLost") == 1


def test_a_judge_worker_is_up_while_it_reports(scrape: Scrape) -> None:
    note_start("judge@here")
    note_start("judge@gone")
    reporter = Reporter("judge", "judge@here")
    reporter.report()
    found = scrape()
    assert value(found, "gavel_judge_worker_up", worker="judge@here") == 1
    assert value(found, "gavel_judge_worker_up", worker="judge@gone") == 0
    assert value(found, "gavel_judge_worker_state", worker="judge@here", state="unknown") == 1
    assert value(found, "gavel_judge_worker_state", worker="judge@here", state="fail") == 0
    reporter.leave()
    assert value(scrape(), "gavel_judge_worker_up", worker="judge@here") == 0


def test_without_redis_the_tables_are_still_shown(
    scrape: Scrape, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise ConnectionError("gone")

    monkeypatch.setattr("judge.watch.sums.redis", away)
    found = scrape()
    assert value(found, "gavel_redis_up") == 0
    assert value(found, "gavel_database_up") == 1
    assert value(found, "gavel_queue_waiting", queue="judge") == 0
    assert "gavel_http_requests" not in found


def test_without_the_database_the_counts_are_still_shown(
    scrape: Scrape, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise OperationalError("gone")

    monkeypatch.setattr("judge.watch.exposition.stands", away)
    found = scrape()
    assert value(found, "gavel_redis_up") == 1
    assert value(found, "gavel_database_up") == 0
    assert "gavel_queue_waiting" not in found


def test_a_scrape_asks_the_database_the_same_few_questions_however_much_waits() -> None:
    with CaptureQueriesContext(
        connection,
    ) as empty:
        stands()
    for _ in range(5):
        queued()
        make_submission()
    pace.forget()
    with CaptureQueriesContext(connection) as full:
        stands()
    assert len(full) <= len(empty) + 1 <= 16


def test_it_shows_what_is_late_and_what_has_failed_for_good(scrape: Scrape) -> None:
    now = timezone.now()
    hour = timedelta(hours=1)
    PeriodicJob.objects.create(name="late", due_at=now - hour, failures=2)
    PeriodicJob.objects.create(name="early", due_at=now + hour)
    running = {"run": uuid.uuid4(), "ends_by": now + hour, "began_at": now}
    PeriodicJob.objects.create(name="running", due_at=now - hour, **running)
    DelayedTask.objects.create(key="a", task="one", queue="maintenance", due_at=now - hour)
    DelayedTask.objects.create(key="b", task="two", queue="maintenance", last_failed_at=now)
    found = scrape()
    assert (value(found, "gavel_job_late_seconds", job="late") or 0) >= 3600
    assert value(found, "gavel_job_late_seconds", job="early") == 0
    assert value(found, "gavel_job_late_seconds", job="running") == 0
    assert value(found, "gavel_job_failures", job="late") == 2
    assert (value(found, "gavel_tasks_late_seconds") or 0) >= 3600
    assert value(found, "gavel_dead_letters") == 1


def test_it_shows_which_messages_to_webhooks_wait_and_how_late_nobody_has_begun(
    scrape: Scrape,
) -> None:
    now = timezone.now()
    hour = timedelta(hours=1)
    hook, paused, resting = (
        make_hook(),
        make_hook(state="paused"),
        make_hook(rests_until=now + hour),
    )
    make_delivery(hook, next_at=now + hour)
    make_delivery(hook, next_at=now - 2 * hour, attempt=1)
    for one in (paused, resting):
        make_delivery(one, next_at=now - 2 * hour)
    assert value(scrape(), "gavel_webhooks_waiting") == 4
    assert value(scrape(), "gavel_webhooks_late_seconds") == 0
    make_delivery(hook, next_at=now - hour)
    make_delivery(hook, next_at=now - hour, state="dead")
    found = scrape()
    assert value(found, "gavel_webhooks_waiting") == 5
    assert 3600 <= (value(found, "gavel_webhooks_late_seconds") or 0) < 3700


def test_messages_to_webhooks_are_counted_by_what_became_of_them(scrape: Scrape) -> None:
    reporter = Reporter("webhooks")
    exhausted = {"attempt": MAX_ATTEMPTS - 1}
    for fields, status in (({}, 200), ({}, 500), (exhausted, 500)):
        make_delivery(**fields)
        (claimed,) = claim()
        note(claimed, Ended(10, Answer(status, None, b"")))
    make_delivery(attempt=MAX_ATTEMPTS)
    bury_exhausted()
    reporter.report()
    found = scrape()
    assert value(found, "gavel_webhooks_ended_total", outcome="delivered") == 1
    assert value(found, "gavel_webhooks_ended_total", outcome="dead") == 2


# --- Who is shown -------------------------------------------------------------------------------


def status(client: Client, **headers: str) -> int:
    return client.get("/metrics", headers=headers).status_code


AWAY = {"REMOTE_ADDR": "203.0.113.9"}


def test_without_any_setting_this_machine_and_staff_may_read(
    anonymous: Client, staff: User, owner: User
) -> None:
    assert status(anonymous) == 200
    assert anonymous.get("/metrics", **AWAY).status_code == 401  # type: ignore[arg-type]
    for user, expected in ((staff, 200), (owner, 401)):
        client = Client(**AWAY)  # type: ignore[arg-type]
        client.force_login(user)
        assert client.get("/metrics").status_code == expected


def test_a_proxy_on_this_machine_opens_nothing(anonymous: Client) -> None:
    assert status(anonymous, x_forwarded_for="203.0.113.9") == 401
    assert status(anonymous, x_forwarded_for="127.0.0.1") == 401


def test_a_token_opens_from_anywhere_and_closes_to_this_machine(
    anonymous: Client, settings: Settings
) -> None:
    settings.METRICS_TOKEN = "t" * 50
    assert status(anonymous) == 401
    assert status(anonymous, authorization="Bearer " + "t" * 50) == 200
    assert status(anonymous, authorization="Bearer " + "t" * 49) == 401
    assert status(anonymous, authorization="Bearer ") == 401
    assert status(anonymous, authorization="Bearer ü") == 401
    refused = anonymous.get("/metrics")
    assert refused.headers["WWW-Authenticate"] == 'Bearer realm="metrics"'
    assert "gavel_" not in refused.text


def test_an_allowed_network_may_read(anonymous: Client, settings: Settings) -> None:
    settings.METRICS_ADDRESSES = ["203.0.113.0/24", "2001:db8::/32"]
    for address, expected in (
        ("203.0.113.9", 200),
        ("2001:db8::1", 200),
        ("198.51.100.1", 401),
        ("127.0.0.1", 401),
        ("", 401),
    ):
        assert anonymous.get("/metrics", REMOTE_ADDR=address).status_code == expected, address  # type: ignore[arg-type]
