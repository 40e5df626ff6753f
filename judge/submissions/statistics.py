"""How problems fare and what a user has solved: counted from the judgements, in a query or two for a whole page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from judge.accounts.models import User
from judge.submissions.events import SubmissionJudged
from judge.submissions.models import Judgement, Kind, ProblemStatistics, Status, Submission
from problems.models import Problem
from problems.verdicts import Verdict

ProblemStatus = Literal["solved", "attempted"]

_COUNTED = Q(is_current=True, status=Status.DONE, submission__kind=Kind.SUBMIT)
_IS_SOLVED = Q(judgements__is_current=True, judgements__verdict=Verdict.AC)


def acceptance(problems: Iterable[Problem]) -> dict[int, float | None]:
    """Return, by problem id, the share of judged submissions that were accepted; None: none was judged. One query."""
    ids = [problem.pk for problem in problems]
    shares: dict[int, float | None] = dict.fromkeys(ids)
    for row in ProblemStatistics.objects.filter(problem_id__in=ids, submissions__gt=0):
        shares[row.pk] = row.accepted / row.submissions
    return shares


def problem_status(
    user: User | AnonymousUser, problems: Iterable[Problem]
) -> dict[int, ProblemStatus]:
    """Return, by problem id, what the user did with it; untouched problems are left out. One query."""
    if not user.is_authenticated:
        return {}
    rows = (
        Submission.objects.filter(user=user, kind=Kind.SUBMIT, problem__in=problems)
        .order_by()
        .values("problem_id")
        .annotate(solved=Count("pk", filter=_IS_SOLVED))
        .values_list("problem_id", "solved")
    )
    return {problem_id: "solved" if solved else "attempted" for problem_id, solved in rows}


def solved_problem_ids(user: User) -> QuerySet[Submission, int]:
    """Return the ids of the problems that the user has solved, for `id__in`."""
    return (
        Submission.objects.filter(_IS_SOLVED, user=user, kind=Kind.SUBMIT)
        .order_by()
        .values_list("problem_id", flat=True)
        .distinct()
    )


def attempted_problem_ids(user: User) -> QuerySet[Submission, int]:
    """Return the ids of the problems that the user has sent something for, solved or not, for `id__in`."""
    return (
        Submission.objects.filter(user=user, kind=Kind.SUBMIT)
        .order_by()
        .values_list("problem_id", flat=True)
        .distinct()
    )


def solved_count(user: User) -> int:
    """Return how many problems the user has solved."""
    return solved_problem_ids(user).count()


def mark_stale(*, events: Sequence[SubmissionJudged], **_: object) -> None:
    """Receive `submission_judged`: the problems' numbers are to be counted again."""
    problem_ids = sorted({event.problem_id for event in events})  # rows are locked in this order
    ProblemStatistics.objects.bulk_create(
        [ProblemStatistics(problem_id=id, is_stale=True) for id in problem_ids],
        update_conflicts=True,
        unique_fields=["problem"],
        update_fields=["is_stale"],
    )


def recount_stale() -> int:
    """Count the problems anew whose judgements changed; return how many.

    The sweeper calls it, so a problem with many submissions a second is counted once in a while and not each time.
    """
    count = 0
    while True:
        with transaction.atomic():
            row = (
                ProblemStatistics.objects.select_for_update(skip_locked=True)
                .filter(is_stale=True)
                .first()
            )
            if row is None:
                return count
            recount(row)
        count += 1


def recount(row: ProblemStatistics) -> None:
    """Count one problem's submissions, accepted ones and solvers from the judgements, and save."""
    of_problem = Judgement.objects.filter(_COUNTED, submission__problem_id=row.pk)
    is_accepted = Q(verdict=Verdict.AC)
    numbers = of_problem.exclude(verdict=Verdict.IE).aggregate(
        submissions=Count("pk"),
        accepted=Count("pk", filter=is_accepted),
        solvers=Count("submission__user", filter=is_accepted, distinct=True),
    )
    row.submissions = numbers["submissions"]
    row.accepted = numbers["accepted"]
    row.solvers = numbers["solvers"]
    row.is_stale = False
    row.counted_at = timezone.now()
    row.save()
