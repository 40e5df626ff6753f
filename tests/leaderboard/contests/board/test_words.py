"""The words of a board, as the page's script has them too."""

from __future__ import annotations

from typing import Any

import pytest

from leaderboard.contests.board.words import MINUS, CellShown, cell_shown, time_text
from leaderboard.rules import Times


# The same tables as in judge/web/frontend/tests/board.test.ts: server and browser must agree.
@pytest.mark.parametrize(
    ("seconds", "times", "text"),
    [
        (0, Times.CLOCK, "0:00"),
        (62.9, Times.CLOCK, "1:02"),
        (3723.5, Times.CLOCK, "1:02:03"),
        (90_000, Times.CLOCK, "25:00:00"),
        (59.99, Times.MINUTES, "0"),
        (5430, Times.MINUTES, "90"),
    ],
)
def test_it_writes_times(seconds: float, times: Times, text: str) -> None:
    assert time_text(seconds, times) == text


def cell(**fields: Any) -> dict[str, Any]:
    return {"points": 0, "tries": 0, "pending": 0, "time_s": None, **fields}


@pytest.mark.parametrize(
    ("given", "times", "is_first", "kind", "value", "mark", "says"),
    [
        (
            cell(points=1, time_s=321.5),
            Times.CLOCK,
            True,
            "solved",
            "5:21",
            "",
            "A: solved at 5:21, first to solve it",
        ),
        (
            cell(points=1, tries=2, time_s=321.5),
            Times.MINUTES,
            False,
            "solved",
            "5",
            "+2",
            "A: solved at 5, 2 wrong tries",
        ),
        (cell(tries=1), Times.CLOCK, False, "tried", "", MINUS + "1", "A: not solved, 1 wrong try"),
        (
            cell(tries=1, pending=2),
            Times.CLOCK,
            False,
            "pending",
            "",
            "?2",
            "A: not solved, 1 wrong try, 2 not told yet",
        ),
        (cell(), Times.CLOCK, False, "untried", "", "", ""),
        (
            cell(points=33.34, tries=3),
            Times.NONE,
            False,
            "tried",
            "33.34",
            MINUS + "3",
            "A: 33.34 points, 3 wrong tries",
        ),
        (cell(points=1, time_s=60), Times.NONE, False, "solved", "1", "", "A: 1 point"),
    ],
)
def test_it_shows_cells(
    given: dict[str, Any],
    times: Times,
    is_first: bool,
    kind: str,
    value: str,
    mark: str,
    says: str,
) -> None:
    shown = cell_shown("A", given, times=times, is_first=is_first)
    assert shown == CellShown("A", kind, value, mark, is_first, says)  # type: ignore[arg-type]


def test_what_was_not_tried_is_empty() -> None:
    assert cell_shown("A", None, times=Times.CLOCK, is_first=False).kind == "untried"
