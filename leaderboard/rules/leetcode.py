"""LeetCode's contests: credits, and five minutes for each wrong try at a problem that was solved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from leaderboard.rules.rule import Attempt, Result, Rule, Task, last_solve, solving

WRONG_TRY = timedelta(minutes=5)


class LeetCode(Rule):
    """Credits; the time is that of the last problem solved, and five minutes more for each wrong try before a solve."""

    name = "leetcode"
    title = "Credits (LeetCode)"
    says = (
        "Each problem has its credits. The time is that of your last solve, and 5 minutes for each wrong try at a "
        "problem you solved."
    )

    def result(self, tasks: Sequence[Task], attempts: Iterable[Attempt]) -> Result:
        """Return the credits, and the finish time with its penalty."""
        credits = {task.label: task.credits for task in tasks}
        cells = {
            label: replace(cell, points=credits[label] if cell.is_solved else 0)
            for label, cell in solving(attempts).items()
        }
        solved = [cell for cell in cells.values() if cell.is_solved]
        penalty = WRONG_TRY * sum(cell.wrong_tries for cell in solved)
        return Result(sum(cell.points for cell in solved), last_solve(cells) + penalty, cells)


RULE = LeetCode()
