"""Overall standings for tests, written as direct rows."""

from __future__ import annotations

from datetime import datetime

from judge.accounts.models import User
from leaderboard.models import Standing
from leaderboard.overall import score


def make_standing(user: User, solved: int, last_solved_at: datetime) -> Standing:
    """Let the user have solved so many problems, the last one then."""
    return Standing.objects.create(
        user=user,
        solved=solved,
        last_solved_at=last_solved_at if solved else None,
        score=score.encode(solved, last_solved_at) if solved else None,
    )
