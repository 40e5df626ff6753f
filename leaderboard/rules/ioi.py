"""The IOI's points: for each problem the best share of its tests that one attempt passed; time does not count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leaderboard.rules.rule import ZERO, Attempt, Cell, Result, Rule, Task, Times, in_order

DIGITS = 2


class Ioi(Rule):
    """Partial scores, to the hundredth of a point; equals share a rank."""

    name = "ioi"
    title = "Points (IOI)"
    times = Times.NONE
    says = (
        "Each problem gives its credits times the share of tests that your best attempt at it passes. "
        "Time does not count."
    )

    def result(self, tasks: Sequence[Task], attempts: Iterable[Attempt]) -> Result:
        """Return the points."""
        credits = {task.label: task.credits for task in tasks}
        cells: dict[str, Cell] = {}
        for attempt in in_order(attempts):
            cell = cells.get(attempt.label, Cell())
            cells[attempt.label] = _after(cell, attempt, credits[attempt.label])
        total = round(sum(cell.points for cell in cells.values()), DIGITS)
        return Result(total, ZERO, cells)


def _after(cell: Cell, attempt: Attempt, credits: int) -> Cell:
    if attempt.verdict is None:
        return Cell(cell.points, cell.wrong_tries, cell.pending + 1, cell.solved_at)
    if attempt.verdict.is_solved:
        return Cell(credits, cell.wrong_tries, cell.pending, cell.solved_at or attempt.at)
    if not attempt.verdict.has_penalty:
        return cell
    # Rounded down: only what passes all is worth all.
    hundredths = int(credits * attempt.share * 10**DIGITS)
    wrong_tries = cell.wrong_tries + (not cell.is_solved)
    points = max(cell.points, hundredths / 10**DIGITS)
    return Cell(points, wrong_tries, cell.pending, cell.solved_at)


RULE = Ioi()
