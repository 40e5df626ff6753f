"""A board as CSV, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from judge import spreadsheet
from leaderboard.contests.export.lines import Placed, placed
from leaderboard.contests.score import TICK
from leaderboard.models import Contest


def pieces(contest: Contest) -> Iterator[str]:
    """Return the file line by line."""
    labels = [problem.label for problem in contest.problems.all()]
    yield spreadsheet.line(heading(labels))
    for line in placed(contest):
        yield spreadsheet.line(row(line, labels))


def heading(labels: Sequence[str]) -> list[str]:
    """Return the names of the columns."""
    of_problems = [f"{label} {what}" for label in labels for what in ("points", "wrong", "time")]
    return ["rank", "user", "points", "solved", "time", *of_problems]


def row(line: Placed, labels: Sequence[str]) -> list[Any]:
    """Return a participant's cells; those of a problem that was not tried are empty."""
    result = line.result
    cells: list[Any] = [
        line.rank, line.user, result["points"], result["solved"], clock(result["time_s"])
    ]  # fmt: skip
    for label in labels:
        cell = result["cells"].get(label)
        if cell is None:
            cells += ["", "", ""]
        else:
            time_s = cell["time_s"]
            cells += [cell["points"], cell["tries"], "" if time_s is None else clock(time_s)]
    return cells


def clock(seconds: float) -> str:
    """Return a time as h:mm:ss.cc, as exact as the board compares it."""
    ticks = round(seconds / TICK.total_seconds())
    minutes, rest = divmod(ticks, 6_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest // 100:02}.{rest % 100:02}"
