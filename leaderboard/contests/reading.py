"""Who may see what of a contest, and when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from leaderboard.contests.clock import Phase
from leaderboard.contests.errors import ContestRefused
from leaderboard.models import BoardAudience, Contest, Participation

# A user's participations in the contest, where they are at hand; None: to be asked for, if it comes to that.
Own = Iterable[Participation] | None


def may_open_problems(contest: Contest, user: Any, own: Own = None) -> bool:
    """Tell whether the user may open the contest's problems now: participants from the start, others after the end."""
    if getattr(user, "is_staff", False):
        return True
    phase = contest.phase
    if phase is Phase.BEFORE:
        return False
    if phase.is_over and contest.opens_problems:
        return True
    return takes_part(contest, user, own)


def check_problems_open(contest: Contest, user: Any) -> None:
    """Raise ContestRefused, saying what to do, when the user may not open the problems."""
    if may_open_problems(contest, user):
        return
    if contest.phase is Phase.BEFORE:
        raise ContestRefused(
            "contest_not_started",
            f"The problems open when the contest begins, at {contest.starts_at:%Y-%m-%d %H:%M} UTC.",
        )
    if contest.phase.is_over:
        raise ContestRefused("problems_closed", "The problems of this contest stay closed.")
    raise ContestRefused("not_registered", "Register for the contest to see its problems.")


def may_see_board(contest: Contest, user: Any, own: Own = None) -> bool:
    """Tell whether the user may see the board at all."""
    if getattr(user, "is_staff", False):
        return True
    match contest.board_audience:
        case BoardAudience.EVERYONE:
            return True
        case BoardAudience.AFTERWARDS:
            return contest.phase.is_over
        case BoardAudience.PARTICIPANTS:
            return takes_part(contest, user, own)
    return False


def check_board_open(contest: Contest, user: Any) -> None:
    """Raise ContestRefused, saying why, when the user may not see the board."""
    if not may_see_board(contest, user):
        sentences = {
            BoardAudience.AFTERWARDS: "The board is shown when the contest is over.",
            BoardAudience.PARTICIPANTS: "Only participants see this board.",
        }
        raise ContestRefused(
            "board_closed",
            sentences.get(BoardAudience(contest.board_audience), "Only staff see this board."),
        )


def check_export_open(contest: Contest, user: Any) -> None:
    """Raise ContestRefused, saying when, while the contest's results are not the user's to take along."""
    if getattr(user, "is_staff", False):
        return
    if not contest.phase.is_over:
        raise ContestRefused(
            "contest_not_over", "Results can be exported when the contest is over."
        )
    check_board_open(contest, user)
    if contest.clock.is_board_frozen(timezone.now()):
        raise ContestRefused("board_frozen", "The board is frozen until the organisers open it.")


def takes_part(contest: Contest, user: Any, own: Own = None) -> bool:
    """Tell whether the user takes part, live or virtually, and was not disqualified."""
    if own is not None:
        return any(not one.is_disqualified for one in own)
    return (
        getattr(user, "is_authenticated", False)
        and Participation.objects.filter(contest=contest, user=user, is_disqualified=False).exists()
    )
