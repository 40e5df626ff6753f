"""The board's lines as the ICPC's Contest API has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import islice
from typing import Any

from leaderboard.contests.export.lines import BATCH, Placed, placed
from leaderboard.contests.export.notation import relative
from leaderboard.contests.standings import Judged, judged_attempts
from leaderboard.models import Contest

Row = dict[str, Any]


def rows(contest: Contest, *, is_scored: bool) -> Iterator[Row]:
    """Return the lines, the best first; `is_scored` says that problems have points."""
    labels = [problem.label for problem in contest.problems.all()]
    lines = placed(contest)
    while batch := list(islice(lines, BATCH)):
        # A part of the points can come without a solve; when it came, only the attempts know.
        by_team: Mapping[int, Sequence[Judged]] = (
            judged_attempts([line.participation_id for line in batch]) if is_scored else {}
        )
        for line in batch:
            times = _reached_at(line, by_team.get(line.participation_id, ()))
            yield _row(line, labels, times, is_scored=is_scored)


def _reached_at(line: Placed, attempts: Sequence[Judged]) -> dict[str, timedelta]:
    """Return by label when what counts was reached, for problems that gave something."""
    reached: dict[str, timedelta] = {}
    for label, cell in line.result["cells"].items():
        if cell["time_s"] is not None:
            reached[label] = timedelta(seconds=cell["time_s"])
        elif cell["points"]:
            tried = [one.attempt for one in attempts if one.attempt.label == label and _counts(one)]
            reached[label] = max(tried, key=lambda attempt: (attempt.share, -attempt.at)).at
    return reached


def _counts(judged: Judged) -> bool:
    verdict = judged.attempt.verdict
    return verdict is not None and verdict.has_penalty


def _row(
    line: Placed, labels: Sequence[str], times: Mapping[str, timedelta], *, is_scored: bool
) -> Row:
    result = line.result
    score = (
        {"score": result["points"]}
        if is_scored
        else {
            "num_solved": result["solved"],
            "total_time": relative(timedelta(seconds=result["time_s"])),
        }
    )
    return {
        "rank": line.rank,
        "team_id": str(line.participation_id),
        "score": {**score, "time": relative(max(times.values())) if times else None},
        "problems": [
            _cell(label, result["cells"].get(label), times, is_scored=is_scored) for label in labels
        ],
    }


def _cell(label: str, cell: Row | None, times: Mapping[str, timedelta], *, is_scored: bool) -> Row:
    is_solved = cell is not None and cell["time_s"] is not None
    return {
        "problem_id": label,
        "num_judged": (cell["tries"] if cell else 0) + is_solved,
        "num_pending": cell["pending"] if cell else 0,
        **({"score": cell["points"] if cell else 0} if is_scored else {"solved": is_solved}),
        **({"time": relative(times[label])} if label in times else {}),
    }
