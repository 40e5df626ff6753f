from __future__ import annotations

from collections.abc import Iterator

import pytest

from judge.submissions import outbox
from judge.submissions.events import SubmissionJudged, announce, submission_judged
from judge.submissions.models import OutboxEvent
from problems.verdicts import Verdict
from tests.factories import make_submission

pytestmark = pytest.mark.django_db


class Listener:
    def __init__(self) -> None:
        self.heard: list[SubmissionJudged] = []
        self.fails = False

    def __call__(self, *, event: SubmissionJudged, **_: object) -> None:
        if self.fails:
            raise RuntimeError("not now")
        self.heard.append(event)


@pytest.fixture
def listener() -> Iterator[Listener]:
    one = Listener()
    submission_judged.connect(one, weak=False)
    yield one
    submission_judged.disconnect(one)


def happened() -> SubmissionJudged:
    submission = make_submission()
    event = SubmissionJudged(
        submission_id=str(submission.pk),
        judgement_id=submission.judgement.pk,
        problem_id=submission.problem_id,
        user_id=submission.user_id,
        verdict=Verdict.AC,
    )
    announce(event)
    return event


def test_it_delivers_each_event_once_and_in_order(listener: Listener) -> None:
    events = [happened(), happened()]
    assert outbox.deliver_waiting() == 2
    assert outbox.deliver_waiting() == 0
    assert listener.heard == events


def test_an_event_whose_receiver_failed_is_delivered_later(listener: Listener) -> None:
    event = happened()
    listener.fails = True
    assert outbox.deliver_waiting() == 0
    listener.fails = False
    assert outbox.deliver_waiting() == 1
    assert listener.heard == [event]


def test_what_was_delivered_long_ago_is_forgotten(listener: Listener) -> None:
    happened()
    outbox.deliver_waiting()
    assert outbox.forget_delivered() == 0
    OutboxEvent.objects.update(delivered_at="2020-01-01T00:00Z")
    happened()
    assert outbox.forget_delivered() == 1
    assert OutboxEvent.objects.count() == 1
