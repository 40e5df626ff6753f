"""Most problems solved; of equals, who was done first. Wrong tries cost nothing but the time they take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leaderboard.rules.rule import Attempt, Result, Rule, Task, last_solve, solving


class SolvedAndTime(Rule):
    """A point for each problem; the time is that of the last one solved."""

    name = "solved_and_time"
    title = "Solved, then time"
    says = "One point for each problem solved. Of equals, who solved the last one first. Wrong tries cost nothing."

    def result(self, tasks: Sequence[Task], attempts: Iterable[Attempt]) -> Result:
        """Return how many were solved, and when the last."""
        cells = solving(attempts)
        return Result(sum(cell.is_solved for cell in cells.values()), last_solve(cells), cells)


RULE = SolvedAndTime()
