"""The one domain event: a submission was judged. It goes through the outbox, so it is delivered at least once.

A receiver recomputes what it derives from the judgements; it never adds to a number, since an event may come twice
or late. Receivers run inside the delivery's transaction and should be quick; longer work is queued from there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.dispatch import Signal

from judge.submissions.models import OutboxEvent
from problems.verdicts import Verdict

NAME = "submission_judged"
BATCH = 1000

# Sent with `events`: some SubmissionJudged in their order, many at once when much is judged.
submission_judged = Signal()


@dataclass(frozen=True)
class SubmissionJudged:
    """A judgement of a submission (never of a run) is done, or is the one that counts again."""

    submission_id: str
    judgement_id: int
    problem_id: int
    user_id: int
    verdict: Verdict


def announce(event: SubmissionJudged) -> None:
    """Put the event down in the transaction that makes it true."""
    OutboxEvent.objects.create(name=NAME, payload=asdict(event))


def announce_all(events: Iterable[SubmissionJudged]) -> int:
    """Put many events down in the transaction that makes them true; return how many."""
    rows = (OutboxEvent(name=NAME, payload=asdict(event)) for event in events)
    return len(OutboxEvent.objects.bulk_create(rows, batch_size=BATCH))


def deliver(rows: Iterable[OutboxEvent]) -> None:
    """Hand stored events to their receivers."""
    payloads = ({**row.payload, "verdict": Verdict(row.payload["verdict"])} for row in rows)
    events = [SubmissionJudged(**payload) for payload in payloads]
    submission_judged.send(sender=OutboxEvent, events=events)
