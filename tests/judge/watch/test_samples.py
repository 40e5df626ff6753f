from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from judge.meters import REQUEST_SECONDS, REQUESTS, SUBMISSIONS
from judge.watch import samples
from judge.watch.models import Sample
from judge.watch.reporting import Reporter
from tests.factories import make_problem, make_submission, make_user

pytestmark = pytest.mark.django_db


def at(monkeypatch: pytest.MonkeyPatch, second: int) -> datetime:
    now = datetime(2026, 3, 1, 12, 0, second, tzinfo=UTC)
    monkeypatch.setattr(samples.timezone, "now", lambda: now)
    return now


def test_a_sample_holds_what_stands_and_what_was_counted() -> None:
    make_submission(make_user(), make_problem(), verdict=None)
    reporter = Reporter("web")
    SUBMISSIONS.labels("judge").inc(3)
    for status in ("200", "404", "503"):
        REQUESTS.labels("api:problem", "GET", status).inc()
        REQUEST_SECONDS.labels("api:problem", "GET").observe(0.02)
    reporter.report()
    samples.take()
    (moment,) = samples.since(timezone.now() - timedelta(minutes=1))
    assert moment.waiting == {"contest": 0, "run": 0, "judge": 1, "rejudge": 0}
    assert (moment.taken_in, moment.requests, moment.failures) == (3, 3, 1)
    assert moment.seconds is not None
    assert (moment.seconds["0.01"], moment.seconds["0.025"], moment.seconds["+Inf"]) == (0, 3, 3)


def test_without_redis_it_holds_what_the_tables_show(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise ConnectionError("gone")

    monkeypatch.setattr("judge.watch.sums.redis", away)
    samples.take()
    (moment,) = samples.since(timezone.now() - timedelta(minutes=1))
    assert (moment.requests, moment.seconds, moment.held) == (None, None, 0)


def test_two_at_once_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for second in (1, 29, 31):
        at(monkeypatch, second)
        samples.take()
    assert [sample.at.second for sample in Sample.objects.all()] == [0, 30]


def test_what_is_older_than_two_days_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    now = at(monkeypatch, 0)
    for hours in (47, 49):
        Sample.objects.create(at=now - timedelta(hours=hours), figures={})
    samples.take()
    assert [now - sample.at for sample in Sample.objects.all()] == [
        timedelta(hours=47),
        timedelta(),
    ]
