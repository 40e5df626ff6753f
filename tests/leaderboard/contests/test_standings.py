from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leaderboard.contests import opening
from leaderboard.contests.settle import settle
from leaderboard.contests.standings import mark_stale, recompute_stale
from leaderboard.models import Contest, ContestStanding, Participation, Standing
from leaderboard.overall.standings import recompute_stale as recompute_overall
from problems.models import Problem
from tests.factories import judged_event, make_submission
from tests.leaderboard.contests.factories import make_attempt, make_contest, make_participant, tell

pytestmark = pytest.mark.django_db


def result(participation: Participation) -> dict[str, Any]:
    recompute_stale()
    found: dict[str, Any] = ContestStanding.objects.get(pk=participation.pk).result
    return found


@pytest.mark.parametrize(
    ("rule", "points", "time_s"),
    [
        ("solved_and_time", 1, 20 * 60),
        ("leetcode", 5, (20 + 5) * 60),
        ("icpc", 1, (20 + 20) * 60),
        ("ioi", 5 + 2, 0),
    ],
)
def test_the_same_attempts_are_worth_what_the_rule_says(
    rule: str, points: float, time_s: float
) -> None:
    contest = make_contest("AB", credits=[5, 3], rule=rule)
    ada = make_participant(contest)
    make_attempt(ada, "A", "WA", minute=10)
    make_attempt(ada, "A", "CE", minute=12)
    make_attempt(ada, "A", minute=20)
    make_attempt(ada, "B", "WA", minute=30)  # two of three tests
    shown = result(ada)
    assert (shown["points"], shown["time_s"]) == (points, time_s)
    assert shown["cells"]["A"]["tries"] == 1
    assert shown["cells"]["A"]["time_s"] == 20 * 60


def test_a_changed_rule_is_a_recomputation() -> None:
    contest = make_contest("AB", credits=[5, 3])
    ada = make_participant(contest)
    make_attempt(ada, "A", minute=20)
    assert result(ada)["points"] == 1
    contest.rule = "leetcode"
    contest.save()
    settle(contest)
    assert result(ada)["points"] == 5


def test_an_event_that_comes_twice_changes_nothing() -> None:
    contest = make_contest()
    ada = make_participant(contest)
    attempt = make_attempt(ada)
    once = result(ada)
    tell(attempt)
    tell(attempt)
    assert result(ada) == once


def test_what_is_not_judged_yet_is_not_there_yet() -> None:
    contest = make_contest()
    ada = make_participant(contest)
    make_attempt(ada, verdict=None)
    assert result(ada)["cells"] == {}
    assert ContestStanding.objects.get(pk=ada.pk).score is None


def test_a_hundred_verdicts_cost_as_many_queries_as_one() -> None:
    contest = make_contest()

    def queries(people: int) -> int:
        for _ in range(people):
            make_attempt(make_participant(contest))
        with CaptureQueriesContext(connection) as captured:
            recompute_stale()
        return len(captured)

    assert queries(1) == queries(20)


def test_practice_says_nothing_to_a_contest() -> None:
    contest = make_contest()
    ada = make_participant(contest)
    make_attempt(ada, verdict="WA")
    result(ada)
    practice = make_submission(ada.user, contest.problems.get(label="A").problem)
    mark_stale(events=[judged_event(practice)])
    assert not ContestStanding.objects.filter(is_stale=True).exists()
    assert result(ada)["points"] == 0


def test_what_a_contest_hides_counts_overall_only_when_it_is_over() -> None:
    contest = make_contest()
    ada = make_participant(contest)
    attempt = make_attempt(ada)
    Standing.objects.create(user=ada.user, is_stale=True)
    recompute_overall()
    assert Standing.objects.get(user=ada.user).solved == 0
    assert opening.publish_opened() == 0
    Problem.objects.filter(pk=attempt.problem.problem_id).update(opens_at=contest.starts_at)
    assert opening.publish_opened() == 1
    recompute_overall()
    assert Standing.objects.get(user=ada.user).solved == 1
    assert Problem.objects.get(pk=attempt.problem.problem_id).is_published


def test_contests_do_not_disturb_each_other() -> None:
    problems = [make_contest().problems.get(label="A").problem]
    one, two = (make_contest("A", problems=problems) for _ in range(2))
    ada = make_participant(one)
    bob = make_participant(two)
    make_attempt(ada, verdict="WA")
    make_attempt(bob)
    assert result(ada)["points"] == 0
    assert result(bob)["points"] == 1
    assert Contest.objects.count() == 3
