"""Reference solutions: their answers stand beside a run on own inputs, and staff have them judged.

Where judging says something else than a solution's folder, the tests, the limits or the solution is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import OuterRef, Subquery

from judge.accounts.models import User
from judge.languages import find
from judge.submissions.models import Judgement, Kind, Status, Submission
from judge.submissions.queues import wake_after_commit
from judge.submissions.urgency import Queue
from problems.definition import Program
from problems.models import Problem, ProblemVersion, ReferenceSolution
from problems.packages.programs import main_first
from problems.verdicts import Verdict


@dataclass(frozen=True)
class ReferenceCheck:
    """A reference solution, what its folder says, and what its newest judging found."""

    solution: ReferenceSolution
    expected: Sequence[str]
    is_judgeable: bool
    submission: Submission | None
    judgement: Judgement | None

    @property
    def agrees(self) -> bool | None:
        """Tell whether the verdict is one of those expected; None while there is none."""
        if self.judgement is None or self.judgement.status != Status.DONE:
            return None
        return self.judgement.verdict in self.expected


def reference_solution(version_id: int, language_id: str) -> Program | None:
    """Return an accepted solution in a language that is here; None: there is none.

    Sooner one that needs no compiling, and sooner one in the solver's language, whose box is warm.
    """
    candidates = [
        (bool(language.compile_command), language.id != language_id, row.path, language.id, row)
        for row in ReferenceSolution.objects.filter(
            version_id=version_id, expected=[Verdict.AC.value]
        )
        if (language := find(row.language)) is not None
    ]
    if not candidates:
        return None
    *_, language_id, row = min(candidates, key=lambda candidate: candidate[:3])
    return Program(language=language_id, files=program_files(row))


def program_files(solution: ReferenceSolution) -> dict[str, bytes]:
    """Return a solution's files, the one that is started first."""
    files = {name: text.encode() for name, text in solution.files.items()}
    return main_first(files, solution.language or None)


def judge_references(problem: Problem, staff: User) -> int:
    """Queue a judging of every reference solution of the current version that can be judged here; return how many."""
    version = problem.current_version
    if version is None:
        return 0
    due = [row for row in version.solutions.all() if find(row.language) is not None]
    with transaction.atomic():
        for row in due:
            first = next(iter(program_files(row).values()), b"")
            submission = Submission.objects.create(
                user=staff,
                problem=problem,
                kind=Kind.REFERENCE,
                language=row.language,
                source=first.decode(),
                reference=row,
            )
            Judgement.objects.create(submission=submission, version=version, queue=Queue.REJUDGE)
        wake_after_commit(Queue.REJUDGE, len(due))
    return len(due)


def reference_checks(version: ProblemVersion) -> list[ReferenceCheck]:
    """Return every reference solution of a version with its newest judging, in three queries."""
    newest = Submission.objects.filter(reference=OuterRef("pk")).order_by("-id").values("pk")[:1]
    rows = list(version.solutions.annotate(newest=Subquery(newest)))
    submissions = Submission.objects.with_judgement().in_bulk([row.newest for row in rows])
    return [
        ReferenceCheck(
            solution=row,
            expected=row.expected,
            is_judgeable=find(row.language) is not None,
            submission=(submission := submissions.get(row.newest)),
            judgement=None if submission is None else submission.judgement,
        )
        for row in rows
    ]
