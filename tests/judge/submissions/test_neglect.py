from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from judge.submissions.models import Judgement, Status
from judge.submissions.neglect import neglected
from tests.factories import make_submission

pytestmark = pytest.mark.django_db

MINUTES = timedelta(minutes=2)
SECONDS = timedelta(seconds=2)


def add(queue: str, *, came: datetime, verdict: str | None = None, **columns: Any) -> None:
    judgement = make_submission(verdict=verdict, judgement={"queue": queue, **columns}).judgement
    Judgement.objects.filter(pk=judgement.pk).update(created_at=came)


def test_a_queue_that_is_passed_over_is_named() -> None:
    now = timezone.now()
    add("contest", came=now - MINUTES)
    add("judge", came=now, verdict="AC", started_at=now - SECONDS, judged_at=now)
    add("run", came=now, status=Status.RUNNING, started_at=now - SECONDS)
    assert neglected(now) == ["contest"]


def test_without_any_worker_all_that_wait_long_are_named() -> None:
    now = timezone.now()
    add("run", came=now - MINUTES)
    add("judge", came=now - MINUTES)
    add("rejudge", came=now - SECONDS)
    assert neglected(now) == ["run", "judge"]


def test_one_that_waits_behind_more_urgent_work_is_not() -> None:
    now = timezone.now()
    add("judge", came=now - MINUTES)
    add("contest", came=now, verdict="AC", started_at=now - SECONDS, judged_at=now)
    assert neglected(now) == []


def test_one_behind_a_long_judging_of_its_own_queue_is_not() -> None:
    now = timezone.now()
    add("judge", came=now - MINUTES)
    add("judge", came=now - MINUTES, status=Status.RUNNING, started_at=now - MINUTES)
    assert neglected(now) == []


def test_what_was_tried_before_is_no_sign() -> None:
    now = timezone.now()
    add("judge", came=now - MINUTES, attempt=1)
    add("judge", came=now - MINUTES, retry_at=now + SECONDS)
    assert neglected(now) == []


def test_without_an_engine_no_worker_can_take_anything() -> None:
    now = timezone.now()
    add("contest", came=now - MINUTES)
    refused = "Attempt 1 on a: EngineUnavailable: gone"
    add("judge", came=now - MINUTES, attempt=1, forgiven_attempts=1, failure=refused)
    assert neglected(now) == []
