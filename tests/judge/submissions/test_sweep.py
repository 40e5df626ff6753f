from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from judge.submissions import sweep
from judge.submissions.lease import claim_next
from judge.submissions.models import Judgement, OutboxEvent, Status
from tests.factories import make_submission

pytestmark = pytest.mark.django_db

PAST = timedelta(seconds=-1)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Return how many messages were sent, by queue."""
    counts: dict[str, int] = {}

    def wake(queue: str, count: int = 1) -> None:
        counts[queue] = counts.get(queue, 0) + count

    monkeypatch.setattr(sweep, "wake", wake)
    monkeypatch.setattr(sweep, "depth", lambda queue: counts.get(queue, 0))
    return counts


def test_the_work_of_a_dead_worker_is_queued_again(sent: dict[str, int]) -> None:
    submission = make_submission(verdict=None)
    claim_next("judge")
    Judgement.objects.update(lease_expires_at=timezone.now() + PAST)
    sweep.sweep()
    assert submission.judgement.status == Status.QUEUED
    assert "did not finish" in submission.judgement.failure
    assert sent == {"judge": 1}


def test_a_living_workers_work_is_left_alone(sent: dict[str, int]) -> None:
    submission = make_submission(verdict=None)
    claim_next("judge")
    sweep.sweep()
    assert submission.judgement.status == Status.RUNNING
    assert sent == {}


def test_after_the_last_attempt_it_is_parked_with_its_reason(sent: dict[str, int]) -> None:
    submission = make_submission(verdict=None)
    for _ in range(3):
        assert claim_next("judge") is not None
        Judgement.objects.update(lease_expires_at=timezone.now() + PAST)
        sweep.sweep()
    judgement = submission.judgement
    assert (judgement.verdict, judgement.is_parked) == ("IE", True)
    assert "Attempt 3" in judgement.failure
    assert OutboxEvent.objects.count() == 1


def test_messages_that_got_lost_are_sent_again_and_no_more(sent: dict[str, int]) -> None:
    for _ in range(3):
        make_submission(verdict=None)
    sent["judge"] = 1
    sweep.sweep()
    assert sent["judge"] == 3
    sweep.sweep()
    assert sent["judge"] == 3


def test_one_in_its_back_off_gets_a_message_when_it_is_over(sent: dict[str, int]) -> None:
    make_submission(verdict=None, judgement={"retry_at": timezone.now() + timedelta(seconds=60)})
    sweep.sweep()
    assert sent == {}
    Judgement.objects.update(retry_at=timezone.now() + PAST)
    sweep.sweep()
    assert sent == {"judge": 1}
