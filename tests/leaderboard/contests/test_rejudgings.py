from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from judge.accounts.models import User
from judge.submissions import rejudging as rejudgings
from judge.submissions import review
from judge.submissions.models import Rejudging, Submission
from judge.submissions.outbox import deliver_waiting
from judge.submissions.review import Section
from leaderboard.contests.standings import recompute_stale
from leaderboard.models import Contest, ContestStanding, Participation
from tests.factories import SIGNATURES, TESTS, make_version
from tests.judge.submissions.judged import end, proposed
from tests.leaderboard.contests.factories import make_attempt, make_contest, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest() -> Contest:
    """Return a contest that ada leads, before bob and cyd, whose A was refused; its problem A has a new version."""
    contest = make_contest("AB", begins_in_min=-80)
    ada, bob, cyd = people(contest, "ada", "bob", "cyd").values()
    make_attempt(ada, "A", minute=5)
    make_attempt(bob, "B", minute=20)
    make_attempt(bob, "A", "WA", minute=25)
    make_attempt(cyd, "A", "WA", minute=30)
    recompute_stale()
    problem = contest.problems.get(label="A").problem
    make_version(problem, signature=SIGNATURES["function"], tests=TESTS["function"])
    return contest


def ready(contest: Contest, staff: User) -> Rejudging:
    """Return a rejudging of A by which bob and cyd are right, and ada still is."""
    submissions = Submission.objects.filter(
        attempt__problem__contest=contest, attempt__problem__label="A"
    )
    rejudging = rejudgings.start(submissions, reason="Test 3 was wrong.", by=staff)
    for submission in submissions:
        end(proposed(submission), "AC")
    rejudgings.settle(Rejudging.objects.all())
    rejudging.refresh_from_db()
    return rejudging


def told(rejudging: Rejudging) -> list[Section]:
    return review.sections(rejudging, review.changes(rejudging).changed)


def points(contest: Contest) -> dict[str, float]:
    deliver_waiting()
    recompute_stale()
    standings = ContestStanding.objects.filter(contest=contest, score__isnull=False)
    return {one.participation.user.username: one.result["points"] for one in standings}


def test_the_review_tells_who_would_move(contest: Contest, staff: User) -> None:
    (section,) = told(ready(contest, staff))
    assert section.title == f"Ranks in {contest.title}"
    assert [list(row) for row in section.rows] == [
        ["bob", "1", "2", 2, 1],
        ["cyd", "0", "1", 3, 3],
    ]
    assert section.note == "One other rank changes by it."


def test_nothing_counts_before_it_is_applied_and_undoing_takes_it_back(
    contest: Contest, staff: User
) -> None:
    rejudging = ready(contest, staff)
    before = {"ada": 1, "bob": 1, "cyd": 0}
    assert points(contest) == before
    rejudgings.apply(rejudging, by=staff)
    assert points(contest) == {"ada": 1, "bob": 2, "cyd": 1}
    rejudgings.undo(rejudging, by=staff)
    assert points(contest) == before


def test_who_was_disqualified_is_not_in_it(contest: Contest, staff: User) -> None:
    Participation.objects.filter(user__username="bob").update(is_disqualified=True)
    ContestStanding.objects.filter(participation__user__username="bob").update(score=None)
    (section,) = told(ready(contest, staff))
    assert [row[0] for row in section.rows] == ["cyd"]
    assert section.note == "No other rank changes."


def test_staff_rejudge_a_contest_from_its_list(contest: Contest, staff: User) -> None:
    client = Client()
    client.force_login(staff)
    asked = {"action": "rejudge", "_selected_action": [contest.pk], "reason": "Test 3 was wrong."}
    answer = client.post(reverse("admin:leaderboard_contest_changelist"), asked, follow=True)
    assert answer.status_code == 200
    rejudging = Rejudging.objects.get()
    assert rejudging.reason == "Test 3 was wrong."
    assert rejudging.judgements.count() == 4
