"""A whole contest of two hundred: registered, solved, frozen, ended, opened, and taken part in again virtually.

The contest takes 90 minutes, the test about one: staff move its start, and everything follows the clock.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from rest_framework.test import APIClient

from judge.accounts.models import User
from judge.submissions.models import Judgement, OutboxEvent, Submission
from leaderboard.contests import boards
from leaderboard.contests.boards import View
from leaderboard.contests.settle import settle
from leaderboard.contests.standings import recompute
from leaderboard.models import Attempt, Contest, ContestProblem, ContestStanding
from problems.models import Problem
from tests.browser.conftest import LIBRARY
from tests.browser.crowd import Crowd, Simulant, make_crowd, wait_for

pytestmark = [pytest.mark.containers, pytest.mark.usefixtures("judge")]

PEOPLE = 200
PROBLEMS = {"A": "two-sum", "B": "powx-n", "C": "group-anagrams"}
MINUTE = timedelta(minutes=1)


def solutions() -> dict[str, dict[bool, str]]:
    """Return a right and a wrong solution of each problem."""
    found = {}
    for label, slug in PROBLEMS.items():
        folder = LIBRARY / slug / "submissions"
        wrong = next((folder / "wrong_answer").glob("*.py"))
        right = folder / "accepted/solution.py"
        found[label] = {True: right.read_text(), False: wrong.read_text()}
    return found


@pytest.fixture
def contest(library: Callable[..., None]) -> Contest:
    """Return a contest of hidden problems that begins in an hour; its board is frozen for the last 20 minutes."""
    library(*PROBLEMS.values())
    Problem.objects.update(is_published=False)
    contest = Contest.objects.create(
        slug="spring",
        title="Spring Contest",
        starts_at=timezone.now() + timedelta(hours=1),
        length_min=90,
        freeze_min=20,
        is_published=True,
    )
    for position, (label, slug) in enumerate(PROBLEMS.items()):
        ContestProblem.objects.create(
            contest=contest,
            problem=Problem.objects.get(slug=slug),
            label=label,
            position=position,
        )
    settle(contest)
    return contest


def be_at(contest: Contest, minute: float) -> None:
    """Move the contest so that this is its minute now."""
    contest.starts_at = timezone.now() - minute * MINUTE
    contest.save()
    settle(contest)


def is_judged() -> bool:
    """Tell whether everything that was sent is judged and on the boards."""
    return (
        not Judgement.objects.exclude(status="done").exists()
        and not OutboxEvent.objects.filter(delivered_at__isnull=True).exists()
        and not ContestStanding.objects.filter(is_stale=True).exists()
    )


def shown(contest: Contest, view: View) -> dict[str, float]:
    """Return the points on a board by name."""
    lines = boards.ranking(contest.pk, view).lines(0, 1000)
    assert [line.rank for line in lines] == sorted(line.rank for line in lines)
    assert [line.score for line in lines] == sorted((line.score for line in lines), reverse=True)
    return {row["user"]: row["points"] for row in (json.loads(line.shown) for line in lines)}


def solved_by(crowd: list[Simulant], **when: bool) -> dict[str, float]:
    """Return what the plans come to, by name, for those who sent anything."""
    return {one.user.username: one.solved(**when) for one in crowd if one.sent}


def test_a_contest_from_registration_to_virtual_participation(
    contest: Contest, live_server: LiveServer, settings: Any
) -> None:
    settings.HAS_RATE_LIMITS = False
    crowd = make_crowd(PEOPLE, list(PROBLEMS))
    site = Crowd(live_server.url, contest.slug, solutions())

    site.register(crowd)
    assert ContestStanding.objects.count() == PEOPLE

    be_at(contest, 1)
    site.send(crowd, lambda one: one.plan)
    wait_for(is_judged)
    wait_for(lambda: shown(contest, View.FULL) == solved_by(crowd, with_late=False), 5)

    be_at(contest, 70)
    late = [one for one in crowd if one.late_plan]
    before = shown(contest, View.FROZEN)
    site.send(late, lambda one: one.late_plan)
    wait_for(is_judged)
    assert {name: points for name, points in shown(contest, View.FROZEN).items() if points} == {
        name: points for name, points in before.items() if points
    }

    be_at(contest, 90)
    wait_for(is_judged)
    assert boards.view_shown(contest) is View.FULL
    wait_for(lambda: shown(contest, View.FULL) == solved_by(crowd), 5)

    sent = sum(len(one.sent) for one in crowd)
    assert Submission.objects.count() == Attempt.objects.count() == sent
    standings = list(ContestStanding.objects.select_related("participation"))
    stored = {one.pk: (one.score, one.frozen_score) for one in standings}
    recompute(standings)
    assert {one.pk: (one.score, one.frozen_score) for one in standings} == stored

    virtual = APIClient()
    virtual.force_authenticate(User.objects.create(username="late-comer"))
    assert virtual.post(f"/api/contests/{contest.slug}/virtual").status_code == 200
