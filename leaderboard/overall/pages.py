"""The ranking as a page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from judge.limits.door import counts_as
from judge.limits.words import Group
from judge.web.paging import PAGE_SIZE, links, page_of
from leaderboard.overall import board


class BoardRows:
    """The board as a sequence that a paginator can count and cut."""

    def count(self) -> int:
        """Return how many people are ranked."""
        return board.ranking().size()

    def __getitem__(self, part: slice) -> list[dict[str, Any]]:
        return [_shown(row) for row in board.top(part.start // PAGE_SIZE + 1, PAGE_SIZE)]


@counts_as(Group.LIST)
@require_safe
def leaderboard(request: HttpRequest) -> HttpResponse:
    """Show who has solved most, a page at a time, and where the reader stands."""
    user = request.user
    page = page_of(request, BoardRows())
    own = board.around(user, reach=0) if user.is_authenticated else []
    return render(
        request,
        "leaderboard/leaderboard.html",
        {
            "rows": list(page.object_list),
            "as_of": board.ranking().as_of(),
            "own": own[0] if own else None,
            "own_page": (own[0]["rank"] - 1) // PAGE_SIZE + 1 if own else None,
            **links(page),
        },
    )


def _shown(row: board.Row) -> dict[str, Any]:
    return {**row, "last_solved_at": datetime.fromisoformat(row["last_solved_at"])}
