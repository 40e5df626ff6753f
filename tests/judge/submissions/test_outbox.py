from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from django.utils import timezone

from judge.schedule import delayed
from judge.schedule.backoff import TRIES
from judge.schedule.models import DeadLetter, DelayedTask
from judge.schedule.tasks import run_delayed
from judge.submissions import outbox
from judge.submissions.events import SubmissionJudged, announce, submission_judged
from judge.submissions.models import OutboxEvent
from tests.factories import judged_event, make_submission

pytestmark = pytest.mark.django_db


class Listener:
    def __init__(self) -> None:
        self.heard: list[SubmissionJudged] = []
        self.calls = 0
        self.fails_for: set[str] = set()

    def __call__(self, *, events: Sequence[SubmissionJudged], **_: object) -> None:
        self.calls += 1
        if self.fails_for & {event.submission_id for event in events}:
            raise RuntimeError("not now")
        self.heard.extend(events)


@pytest.fixture
def listener() -> Iterator[Listener]:
    one = Listener()
    submission_judged.connect(one, weak=False)
    yield one
    submission_judged.disconnect(one)


def happened() -> SubmissionJudged:
    submission = make_submission()
    event = judged_event(submission)
    announce(event)
    return event


def test_it_delivers_each_event_once_and_in_order(listener: Listener) -> None:
    events = [happened(), happened()]
    assert outbox.deliver_waiting() == 2
    assert outbox.deliver_waiting() == 0
    assert listener.heard == events


def try_again() -> None:
    """Have the tasks that failed run at once."""
    DelayedTask.objects.filter(due_at__isnull=False).update(due_at=timezone.now())
    for due in delayed.take_due():
        run_delayed(due.id)


def test_an_event_whose_receiver_failed_is_delivered_later(listener: Listener) -> None:
    event = happened()
    listener.fails_for = {event.submission_id}
    assert outbox.deliver_waiting() == 0
    try_again()
    listener.fails_for = set()
    assert outbox.deliver_waiting() == 0
    try_again()
    try_again()
    assert listener.heard == [event]


def test_an_event_that_fails_for_ever_is_a_dead_letter_and_can_be_put_back(
    listener: Listener,
) -> None:
    event = happened()
    listener.fails_for = {event.submission_id}
    outbox.deliver_waiting()
    for _ in range(TRIES - 1):
        try_again()
    (letter,) = DeadLetter.objects.all()
    assert letter.error == "RuntimeError: not now"
    listener.fails_for = set()
    assert delayed.put_back(DeadLetter.objects.all()) == 1
    try_again()
    assert listener.heard == [event]
    assert not DelayedTask.objects.exists()


def test_many_events_are_delivered_together(listener: Listener) -> None:
    events = [happened() for _ in range(5)]
    assert outbox.deliver_waiting() == 5
    assert (listener.heard, listener.calls) == (events, 1)


def test_an_event_that_fails_holds_up_no_other(listener: Listener) -> None:
    events = [happened() for _ in range(5)]
    listener.fails_for = {events[3].submission_id}
    assert outbox.deliver_waiting() == 4
    assert listener.heard == [*events[:3], events[4]]
    (put_off,) = DelayedTask.objects.all()
    assert put_off.args[0]["submission_id"] == events[3].submission_id


def test_what_was_delivered_long_ago_is_forgotten(listener: Listener) -> None:
    happened()
    outbox.deliver_waiting()
    assert outbox.forget_delivered() == ""
    OutboxEvent.objects.update(delivered_at="2020-01-01T00:00Z")
    happened()
    assert outbox.forget_delivered() == "1 event deleted"
    assert OutboxEvent.objects.count() == 1
