from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from judge.accounts.models import User
from judge.submissions import statistics
from judge.submissions.models import Judgement, ProblemStatistics, Submission
from problems.models import Problem
from tests.factories import judged_event, make_problem, make_submission, make_user, overrule

pytestmark = pytest.mark.django_db


def tell(submission: Submission) -> None:
    statistics.mark_stale(events=[judged_event(submission)])


def test_acceptance_is_counted_from_what_was_judged() -> None:
    problem, other_problem = make_problem(), make_problem()
    ada = make_user()
    for verdict in ("AC", "AC", "WA", "TLE", "IE", None):
        tell(make_submission(ada, problem, verdict=verdict))
    make_submission(ada, problem, kind="run")
    statistics.recount_stale()
    row = ProblemStatistics.objects.get(problem=problem)
    assert (row.submissions, row.accepted, row.solvers) == (4, 2, 1)
    assert statistics.acceptance([problem, other_problem]) == {
        problem.pk: 0.5,
        other_problem.pk: None,
    }


def test_an_event_that_comes_twice_changes_nothing() -> None:
    submission = make_submission(verdict="AC")
    for _ in range(3):
        tell(submission)
        statistics.recount_stale()
    assert ProblemStatistics.objects.get().submissions == 1


def test_a_rejudge_is_counted_in_the_old_ones_place() -> None:
    submission = make_submission(verdict="AC")
    tell(submission)
    statistics.recount_stale()
    overrule(submission, "WA")
    tell(submission)
    statistics.recount_stale()
    assert statistics.acceptance([submission.problem])[submission.problem_id] == 0.0


def test_a_list_shows_what_the_user_did_with_each_problem_in_one_query(
    owner: User, other: User
) -> None:
    solved, tried, untouched, ran = (make_problem() for _ in range(4))
    make_submission(owner, solved, verdict="WA")
    make_submission(owner, solved, verdict="AC")
    make_submission(owner, tried, verdict="WA")
    make_submission(owner, ran, kind="run")
    make_submission(other, untouched, verdict="AC")
    problems = list(Problem.objects.all())
    with CaptureQueriesContext(connection) as queries:
        found = statistics.problem_status(owner, problems)
    assert found == {solved.pk: "solved", tried.pk: "attempted"}
    assert len(queries) == 1
    assert statistics.problem_status(AnonymousUser(), problems) == {}
    assert statistics.solved_count(owner) == 1
    assert set(statistics.attempted_problem_ids(owner)) == {solved.pk, tried.pk}


def test_only_the_current_judgement_counts_as_solved(owner: User) -> None:
    submission = make_submission(owner, verdict="WA")
    Judgement.objects.create(
        submission=submission,
        version=submission.judgement.version,
        status="done",
        verdict="AC",
        judged_at=timezone.now(),
        is_current=False,
    )
    assert statistics.solved_count(owner) == 0
