"""How attempts become points and time: one small pure file for each way."""

from __future__ import annotations

from collections.abc import Mapping

from leaderboard.rules import icpc, ioi, leetcode, solved_and_time
from leaderboard.rules.rule import Attempt, Cell, Result, Rule, Task, Times

RULES: Mapping[str, Rule] = {
    rule.name: rule for rule in (solved_and_time.RULE, leetcode.RULE, icpc.RULE, ioi.RULE)
}

__all__ = ["RULES", "Attempt", "Cell", "Result", "Rule", "Task", "Times"]
