"""Receive `submission_judged`: a message for each hook that is to hear of it. Nothing is sent from here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db.models.functions import Now

from judge.submissions.events import SubmissionJudged
from judge.webhooks.contests import contests_of
from judge.webhooks.models import Delivery, Event, Hook
from judge.webhooks.wake import wake_after_commit


def note(*, events: Sequence[SubmissionJudged], **_: object) -> None:
    """Write down what is to be sent, in the transaction that marks the events as delivered."""
    hooks = list(Hook.objects.told())
    if not hooks:
        return
    rows = [
        Delivery(hook=hook, event=Event.JUDGED, submission_id=event.submission_id, next_at=Now())
        for hook, event in _pairs(hooks, events)
    ]
    if rows:
        Delivery.objects.bulk_create(rows, batch_size=1000)
        wake_after_commit()


def _pairs(
    hooks: Sequence[Hook], events: Sequence[SubmissionJudged]
) -> Iterator[tuple[Hook, SubmissionJudged]]:
    contests: dict[UUID, int] = {}
    if any(hook.contest is not None for hook in hooks):
        contests = contests_of([UUID(event.submission_id) for event in events])
    for event in events:
        contest = contests.get(UUID(event.submission_id))
        for hook in hooks:
            if (
                hook.owner_id in (None, event.user_id)
                and hook.problem_id in (None, event.problem_id)
                and hook.contest in (None, contest)
            ):
                yield hook, event
