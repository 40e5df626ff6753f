"""How far someone is: problems solved, by difficulty."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Min, Q

from judge.accounts.models import User
from judge.submissions.models import Kind, Submission
from judge.submissions.statistics import solved_problem_ids
from problems.models import Difficulty, Problem
from problems.verdicts import Verdict

RECENT = 15


@dataclass(frozen=True)
class Level:
    """One difficulty: solved, of all published problems."""

    difficulty: str
    label: str
    solved: int
    total: int


@dataclass(frozen=True)
class Progress:
    """All difficulties, the easiest first."""

    levels: tuple[Level, ...]

    @property
    def solved(self) -> int:
        """Return the problems solved."""
        return sum(level.solved for level in self.levels)

    @property
    def total(self) -> int:
        """Return all published problems."""
        return sum(level.total for level in self.levels)


def progress_of(user: User) -> Progress:
    """Count what the user has solved of the published problems, in one query."""
    rows = (
        Problem.objects.visible_to(AnonymousUser())
        .order_by()
        .values("difficulty")
        .annotate(total=Count("pk"), solved=Count("pk", filter=Q(pk__in=solved_problem_ids(user))))
    )
    counted = {row["difficulty"]: row for row in rows}
    return Progress(
        tuple(
            Level(
                difficulty=value,
                label=str(label),
                solved=counted[value]["solved"] if value in counted else 0,
                total=counted[value]["total"] if value in counted else 0,
            )
            for value, label in Difficulty.choices
        )
    )


def recently_solved(user: User) -> list[dict[str, object]]:
    """Return the published problems that the user solved last: slug, title, difficulty and `solved_at`."""
    rows = (
        Submission.objects.filter(
            user=user,
            kind=Kind.SUBMIT,
            problem__in=Problem.objects.visible_to(AnonymousUser()),
            judgements__is_current=True,
            judgements__verdict=Verdict.AC,
        )
        .values("problem__slug", "problem__title", "problem__difficulty")
        .annotate(solved_at=Min("created_at"))
        .order_by("-solved_at")[:RECENT]
    )
    return [
        {
            "slug": row["problem__slug"],
            "title": row["problem__title"],
            "difficulty": row["problem__difficulty"],
            "solved_at": row["solved_at"],
        }
        for row in rows
    ]
