"""The ICPC's rules: most solved, then the sum of the solves' minutes and of twenty for each wrong try before them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from leaderboard.rules.rule import ZERO, Attempt, Result, Rule, Task, Times, solving

WRONG_TRY = timedelta(minutes=20)
MINUTE = timedelta(minutes=1)


class Icpc(Rule):
    """A point for each problem; the time is the penalty. Minutes count as begun ones do there: 0:59 is minute 0."""

    name = "icpc"
    title = "ICPC"
    times = Times.MINUTES
    says = (
        "One point for each problem solved. Of equals, the smallest sum of the minutes at which they were solved, "
        "and of 20 for each wrong try at them."
    )

    def result(self, tasks: Sequence[Task], attempts: Iterable[Attempt]) -> Result:
        """Return how many were solved, and the penalty."""
        cells = solving(attempts)
        penalty = sum(
            (
                cell.solved_at // MINUTE * MINUTE + WRONG_TRY * cell.wrong_tries
                for cell in cells.values()
                if cell.solved_at is not None
            ),
            ZERO,
        )
        return Result(sum(cell.is_solved for cell in cells.values()), penalty, cells)


RULE = Icpc()
