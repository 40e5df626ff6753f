"""What a submission within a contest needs to know, by one plain question to the database: a crowd submits at once.

A contest or a problem that is not found here is looked for in the usual way, which knows staff and has the words.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from django.utils import timezone

from judge.accounts.models import User
from judge.rows import columns, part_of_row, row_of
from judge.statements import Statement
from leaderboard.contests.participate import current_of
from leaderboard.models import Contest, ContestProblem, Participation
from problems.models import Problem, ProblemVersion

# A row for each participation of the user: the live one, perhaps a virtual one; a row without when there is none.
_ENTRY = Statement(
    f"""
    SELECT {columns(Participation, "participation")}, {columns(Contest, "contest")},
        {columns(ContestProblem, "entry")}, {columns(Problem, "problem")}, version.signature
    FROM leaderboard_contest AS contest
    JOIN leaderboard_contestproblem AS entry ON entry.contest_id = contest.id
    JOIN problems_problem AS problem ON problem.id = entry.problem_id
    JOIN problems_problemversion AS version ON version.id = problem.current_version_id
    LEFT JOIN leaderboard_participation AS participation
        ON participation.contest_id = contest.id AND participation.user_id = %s
    WHERE contest.slug = %s AND contest.is_published AND upper(entry.label) = upper(%s)
"""  # noqa: S608  # made of our own models' names
)


class Entry(NamedTuple):
    """Where a submission goes: the participation of who sends it, and the problem."""

    participation: Participation
    problem: ContestProblem


def find(user: User, slug: str, label: str) -> Entry | None:
    """Return where the user may submit now; raise ContestRefused where they may not. None: it is not that plain."""
    rows = [iter(row) for row in _ENTRY.all([user.pk, slug, label])]
    if not rows:
        return None
    participations = [row_of(Participation, values) for values in rows]
    values = rows[0]
    contest = row_of(Contest, values)
    entry = row_of(ContestProblem, values)
    problem = row_of(Problem, values)
    signature = next(values)
    # A version's texts are long; what is missing is loaded by whoever asks for it.
    problem.current_version = part_of_row(
        ProblemVersion,
        id=problem.current_version_id,
        problem_id=problem.pk,
        signature=signature and json.loads(signature),
    )
    entry.contest, entry.problem = contest, problem
    participation = current_of((one for one in participations if one.pk), contest, timezone.now())
    participation.user = user
    return Entry(participation, entry)
