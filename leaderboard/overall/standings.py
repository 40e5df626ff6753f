"""Recompute overall standings from the judgements they come from.

    submission_judged --mark_stale--> Standing.is_stale --recompute_stale--> Standing --copy--> Redis

The mark stands in PostgreSQL in the event's own transaction, so nothing is lost when a message is; many verdicts for
one user in a moment are one recomputation. A problem counts once everyone may open it: what a contest still hides
must not show here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from judge.submissions.events import SubmissionJudged
from judge.submissions.models import Kind, Submission
from leaderboard.models import Standing
from leaderboard.overall import board, score
from leaderboard.queues import announce_stale
from problems.models import is_open
from problems.verdicts import Verdict

BATCH = 200


def mark_stale(*, events: Sequence[SubmissionJudged], **_: object) -> None:
    """Receive `submission_judged`: the users' standings are to be computed again."""
    user_ids = sorted({event.user_id for event in events})  # rows are locked in this order
    Standing.objects.bulk_create(
        [Standing(user_id=id, is_stale=True) for id in user_ids],
        update_conflicts=True,
        unique_fields=["user"],
        update_fields=["is_stale"],
    )
    announce_stale()


def recompute_stale() -> int:
    """Compute the standings anew that something was judged for, and copy them to the board; return how many."""
    count = 0
    while True:
        with transaction.atomic():
            stale = list(
                Standing.objects.select_for_update(skip_locked=True).filter(is_stale=True)[:BATCH]
            )
            for standing in stale:
                recompute(standing)
        if not stale:
            return count
        count += len(stale)
        ids = [standing.pk for standing in stale]
        if not board.ranking().copy(ids):
            Standing.objects.filter(pk__in=ids).update(is_stale=True)
            return count


def recompute(standing: Standing) -> None:
    """Set and save what the user's accepted submissions say."""
    solve_times = first_solves(standing.pk)
    standing.solved = len(solve_times)
    standing.last_solved_at = to_hundredths(max(solve_times)) if solve_times else None
    standing.score = (
        score.encode(standing.solved, standing.last_solved_at) if standing.last_solved_at else None
    )
    standing.is_stale = False
    standing.save()


def first_solves(user_id: int) -> list[datetime]:
    """Return when each problem that the user has solved was first solved, by the time it was sent."""
    return list(
        Submission.objects.filter(
            is_open(timezone.now(), "problem__"),
            user_id=user_id,
            kind=Kind.SUBMIT,
            judgements__is_current=True,
            judgements__verdict=Verdict.AC,
        )
        .order_by()
        .values("problem_id")
        .annotate(first_at=Min("created_at"))
        .values_list("first_at", flat=True)
    )


def to_hundredths(moment: datetime) -> datetime:
    """Return the moment as exact as a board's score holds it."""
    return moment.replace(microsecond=moment.microsecond // 10_000 * 10_000)
