"""The overall board: who has solved most; of equals, who was there first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TypedDict, cast

from django.contrib.auth.base_user import AbstractBaseUser

from judge.submissions.document import utc
from leaderboard.models import Standing
from leaderboard.ranking import Line, Ranking

KEY = "gavel:board:overall"


class Row(TypedDict):
    """A line of the board, ready for JSON. People with the same score share the rank."""

    rank: int
    user: str
    solved: int
    last_solved_at: str


def ranking() -> Ranking:
    """Return the ranking that the board shows."""
    return Ranking(KEY, Standing.objects.all, "score", _shown)


def top(page: int = 1, limit: int = 100) -> list[Row]:
    """Return one page of the board, best first."""
    return _rows(ranking().lines((page - 1) * limit, limit))


def around(user: AbstractBaseUser, reach: int = 5) -> list[Row]:
    """Return the user's own line with `reach` lines above and below; empty when nothing is solved."""
    _, lines = ranking().around(user.pk, reach)
    return _rows(lines)


def _rows(lines: Iterable[Line]) -> list[Row]:
    return [cast("Row", {"rank": line.rank, **json.loads(line.shown)}) for line in lines]


def _shown(user_ids: Sequence[int]) -> dict[int, Any]:
    standings = Standing.objects.filter(pk__in=user_ids)
    return {
        user_id: {
            "user": username,
            "solved": solved,
            "last_solved_at": utc(last_solved_at),
        }
        for user_id, username, solved, last_solved_at in standings.values_list(
            "pk", "user__username", "solved", "last_solved_at"
        )
        if last_solved_at is not None
    }
