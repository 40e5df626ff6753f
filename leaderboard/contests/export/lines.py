"""The lines of a full board in their order, read a batch at a time however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models.functions import Lower

from leaderboard.models import Contest, ContestStanding

BATCH = 2_000


class Placed(NamedTuple):
    """A line: its rank, which equals share, and what the participant reached."""

    rank: int
    participation_id: int
    user: str
    result: dict[str, Any]


def placed(contest: Contest) -> Iterator[Placed]:
    """Return the best first, equals by name."""
    rows = (
        ContestStanding.objects.filter(contest=contest, score__isnull=False)
        .order_by("-score", Lower("participation__user__username"))
        .values_list("participation_id", "score", "participation__user__username", "result")
    )
    rank, previous = 0, None
    for position, (id, score, user, result) in enumerate(rows.iterator(BATCH), start=1):
        if score != previous:
            rank, previous = position, score
        yield Placed(rank, id, user, result)
