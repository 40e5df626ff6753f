"""The boards of a contest: one in full, for staff and in the end for everyone, and one as the freeze left it.

The frozen board holds at any moment what was sent before the freeze; until then both are the same. So nothing happens
at the freeze or at its end but that readers are shown the other board.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Any

from django.utils import timezone

from leaderboard.contests.live.push import board_changed
from leaderboard.models import Attempt, Contest, ContestStanding
from leaderboard.ranking import Ranking

PREFIX = "gavel:board:contest"
KEEP = timedelta(days=30)
SETTLES_WITHIN = timedelta(days=1)


class View(StrEnum):
    """Which board."""

    FULL = "full"
    FROZEN = "frozen"


_COLUMNS = {View.FULL: ("score", "result"), View.FROZEN: ("frozen_score", "frozen_result")}


def ranking(contest_id: int, view: View) -> Ranking:
    """Return one of the contest's rankings."""
    score, result = _COLUMNS[view]

    def shown(ids: Sequence[int]) -> dict[int, Any]:
        rows = ContestStanding.objects.filter(pk__in=ids).values_list(
            "pk", "participation__user__username", result
        )
        return {id: {"user": username, **document} for id, username, document in rows}

    return Ranking(
        key=f"{PREFIX}:{contest_id}:{view}",
        rows=lambda: ContestStanding.objects.filter(contest_id=contest_id),
        score=score,
        shown=shown,
    )


def views(contest: Contest) -> list[View]:
    """Return the boards that the contest has."""
    return [View.FULL, View.FROZEN] if contest.freeze_min else [View.FULL]


def view_shown(contest: Contest, *, is_staff: bool = False) -> View:
    """Return the board that the public is shown now; staff always see all."""
    is_frozen = contest.clock.is_board_frozen(timezone.now())
    return View.FROZEN if is_frozen and not is_staff else View.FULL


def copy(standings: Iterable[ContestStanding]) -> None:
    """Bring these standings to their boards in Redis, and tell who watches."""
    ids: dict[int, list[int]] = defaultdict(list)
    for standing in standings:
        ids[standing.contest_id].append(standing.pk)
    for contest in Contest.objects.filter(pk__in=ids):
        for view in views(contest):
            ranking(contest.pk, view).copy(ids[contest.pk])
        board_changed(contest.pk)


def mend() -> None:
    """Fill the boards again that Redis has lost, and let go of those that hardly anyone reads any more.

    A board that was let go is read from PostgreSQL.
    """
    now = timezone.now()
    for contest in Contest.objects.closing_after(now - KEEP - SETTLES_WITHIN):
        closes_at = contest.clock.closes_at
        for view in views(contest):
            if now < closes_at + KEEP:
                ranking(contest.pk, view).mend(is_moving=now < closes_at + SETTLES_WITHIN)
            elif now < closes_at + KEEP + SETTLES_WITHIN:
                ranking(contest.pk, view).forget()


def reconcile() -> int:
    """Put right what the boards in Redis show otherwise than their rows are; return how many lines that were."""
    kept = Contest.objects.closing_after(timezone.now() - KEEP)
    return sum(ranking(contest.pk, view).reconcile() for contest in kept for view in views(contest))


def first_solves(contest: Contest, view: View) -> dict[str, str]:
    """Return, by label, the user who solved the problem first; of equals, the one whose submission is older."""
    accepted = Attempt.objects.filter(
        is_accepted=True, participation__standing__score__isnull=False
    ).order_by("at", "pk")
    if view is View.FROZEN:
        accepted = accepted.filter(is_after_freeze=False)
    firsts = {}
    for problem in contest.problems.all():
        users = accepted.filter(problem=problem).values_list(
            "participation__user__username", flat=True
        )
        first = users.first()
        if first is not None:
            firsts[problem.label] = first
    return firsts
