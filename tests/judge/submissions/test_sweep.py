from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import timedelta

import pytest
from django.utils import timezone

from judge.submissions import lifecycle, sweep
from judge.submissions.lease import claim_next
from judge.submissions.models import Judgement, OutboxEvent, Status
from judge.submissions.urgency import Queue, by_urgency
from tests.factories import make_problem, make_submission, make_user

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
    claim_next()
    Judgement.objects.update(lease_expires_at=timezone.now() + PAST)
    sweep.sweep()
    assert submission.judgement.status == Status.QUEUED
    assert "did not finish" in submission.judgement.failure
    assert sent == {"judge": 1}


def test_a_living_workers_work_is_left_alone(sent: dict[str, int]) -> None:
    submission = make_submission(verdict=None)
    claim_next()
    sweep.sweep()
    assert submission.judgement.status == Status.RUNNING
    assert sent == {}


def test_a_worker_that_comes_back_just_in_time_keeps_its_work(
    sent: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = make_submission(verdict=None)
    claim_next()
    Judgement.objects.update(lease_expires_at=timezone.now() + PAST)

    def renews(judgement: Judgement) -> bool:
        assert lifecycle.renew(lifecycle.held(judgement))
        return False

    monkeypatch.setattr(sweep, "is_exhausted", renews)
    assert sweep.take_back_expired() == 0
    assert submission.judgement.status == Status.RUNNING


def test_after_the_last_attempt_it_is_parked_with_its_reason(sent: dict[str, int]) -> None:
    submission = make_submission(verdict=None)
    for _ in range(3):
        assert claim_next() is not None
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


class Broker:
    """Counts of messages, handed out as the broker does: the most urgent of a worker's queues first."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.messages = dict.fromkeys(Queue, 0)
        self.claimed: list[int] = []
        monkeypatch.setattr(sweep, "wake", self.send)
        monkeypatch.setattr(sweep, "depth", self.messages.__getitem__)

    def send(self, queue: str, count: int = 1) -> None:
        self.messages[Queue(queue)] += count

    def hand_out(self, queues: Iterable[str]) -> bool:
        """Give one message to a worker of these queues, which claims by it; False: there is none."""
        queue = next((queue for queue in by_urgency(queues) if self.messages[queue]), None)
        if queue is None:
            return False
        self.messages[queue] -= 1
        judgement = claim_next(queues)
        if judgement is not None:
            self.claimed.append(judgement.pk)
        return True


@pytest.fixture
def broker(monkeypatch: pytest.MonkeyPatch) -> Broker:
    return Broker(monkeypatch)


def queued(*queues: str) -> list[int]:
    user, problem = make_user(), make_problem()
    return [
        make_submission(user, problem, verdict=None, judgement={"queue": queue}).judgement.pk
        for queue in queues
    ]


def test_two_messages_may_exchange_their_rows(broker: Broker) -> None:
    practice, contest = queued("judge", "contest")
    broker.send("judge")
    assert broker.hand_out(Queue)  # the contest's message is a moment late
    broker.send("contest")
    assert broker.hand_out(Queue)
    assert broker.claimed == [contest, practice]
    sweep.sweep()
    assert not any(broker.messages.values())


def test_a_sweep_amid_an_exchange_costs_an_empty_message_and_no_more(broker: Broker) -> None:
    rows = queued("judge", "contest")
    broker.send("judge")
    broker.hand_out(Queue)
    broker.send("contest")
    sweep.sweep()
    assert broker.messages == {"contest": 1, "run": 0, "judge": 1, "rejudge": 0}
    while broker.hand_out(Queue):
        sweep.sweep()
    assert sorted(broker.claimed) == rows


def test_messages_that_nobody_takes_help_no_other_queue(broker: Broker) -> None:
    broker.send("contest", 50)  # left over, and its workers are gone
    (row,) = queued("judge")
    sweep.sweep()
    while broker.hand_out(["run", "judge", "rejudge"]):
        pass
    assert broker.claimed == [row]


def test_a_worker_of_runs_alone_leaves_the_rest_and_its_messages(broker: Broker) -> None:
    queued("judge", "contest")
    (run,) = queued("run")
    sweep.sweep()
    while broker.hand_out(["run"]):
        pass
    assert broker.claimed == [run]
    assert broker.messages == {"contest": 1, "run": 0, "judge": 1, "rejudge": 0}


def test_rejudges_wait_while_anything_else_does_and_are_not_forgotten(broker: Broker) -> None:
    rejudge, practice = queued("rejudge", "judge")
    broker.send("rejudge", 2)  # those of the others are lost
    (contest,) = queued("contest")
    broker.hand_out(Queue)
    broker.hand_out(Queue)
    assert broker.claimed == [contest, practice]
    assert not broker.hand_out(Queue)
    sweep.sweep()
    broker.hand_out(Queue)
    assert broker.claimed == [contest, practice, rejudge]


@pytest.mark.parametrize("lost_each", [2, 3, 5])
def test_whichever_messages_are_lost_each_row_is_claimed_once(
    broker: Broker, lost_each: int
) -> None:
    workers = deque([tuple(Queue), ("run",), ("judge", "rejudge"), ("contest",)])
    rows = []
    for number in range(60):
        queue = list(Queue)[number * 7 % 5 % 4]
        rows += queued(queue)
        if number % lost_each:
            broker.send(queue)
        workers.rotate()
        broker.hand_out(workers[0])
        if number % 10 == 9:
            sweep.sweep()
    for _ in range(3):
        sweep.sweep()
        for queues in workers:
            while broker.hand_out(queues):
                pass
    assert sorted(broker.claimed) == rows
    assert not any(broker.messages.values())
