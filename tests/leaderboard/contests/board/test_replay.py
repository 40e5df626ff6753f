from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from judge.accounts.models import User
from leaderboard.contests.board import replay
from leaderboard.contests.participate import start_virtual
from leaderboard.contests.standings import recompute_stale
from leaderboard.models import Contest, Participation, Step
from tests.factories import overrule
from tests.leaderboard.contests.factories import make_attempt, make_contest, people, tell

Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest() -> Contest:
    """Return a contest that is over: ada solved A at 10 and B at 50, bob A at 30 after a wrong try, cyd tried at 40."""
    contest = make_contest("AB", begins_in_min=-1000)
    ada, bob, cyd = people(contest, "ada", "bob", "cyd").values()
    make_attempt(ada, "A", minute=10)
    make_attempt(ada, "B", minute=50)
    make_attempt(bob, "A", "WA", minute=20)
    make_attempt(bob, "A", minute=30)
    make_attempt(cyd, "B", "WA", minute=40)
    recompute_stale()
    return contest


def begin(user: User, contest: Contest, *, minutes_ago: float) -> Participation:
    """Let the user have started so long ago."""
    participation = start_virtual(user, contest)
    participation.started_at = timezone.now() - timedelta(minutes=minutes_ago, seconds=5)
    participation.save()
    return participation


def board(client: APIClient, contest: Contest, **query: str) -> list[tuple[int, str, float]]:
    answer = client.get(f"/api/contests/{contest.slug}/leaderboard", {"replay": "me", **query})
    return [(row["rank"], row["user"], row["points"]) for row in answer.json()["results"]]


@pytest.mark.parametrize(
    ("minutes", "field"),
    [
        (5, []),
        (10, [(1, "ada", 1)]),
        (25, [(1, "ada", 1), (2, "bob", 0)]),
        (45, [(1, "ada", 1), (2, "bob", 1), (3, "cyd", 0)]),
        (60, [(1, "ada", 2), (2, "bob", 1), (3, "cyd", 0)]),
        (600, [(1, "ada", 2), (2, "bob", 1), (3, "cyd", 0)]),
    ],
)
def test_the_field_stands_as_it_did_after_the_same_time(
    api: Api, owner: User, contest: Contest, minutes: int, field: list[tuple[int, str, float]]
) -> None:
    replay.record_finished()
    begin(owner, contest, minutes_ago=minutes)
    assert board(api(owner), contest) == field


def test_the_own_line_stands_among_the_others_and_moves_nobody(
    api: Api, owner: User, contest: Contest
) -> None:
    replay.record_finished()
    own = begin(owner, contest, minutes_ago=60)
    make_attempt(own, "A", minute=20)
    recompute_stale()
    assert board(api(owner), contest) == [
        (1, "ada", 2),
        (2, "owner", 1),
        (2, "bob", 1),
        (3, "cyd", 0),
    ]
    assert board(api(owner), contest, around="me")[1] == (2, "owner", 1)
    query = {"replay": "me", "around": "me"}
    around = api(owner).get(f"/api/contests/{contest.slug}/leaderboard", query).json()
    assert [row["position"] for row in around["results"]] == [1, 2, 3, 4]
    assert board(api(owner), contest, page="2", limit="2") == [(2, "bob", 1), (3, "cyd", 0)]
    live = api(owner).get(f"/api/contests/{contest.slug}/leaderboard").json()
    assert "owner" not in [row["user"] for row in live["results"]]


def test_a_line_shows_what_had_happened_by_then(api: Api, owner: User, contest: Contest) -> None:
    replay.record_finished()
    begin(owner, contest, minutes_ago=25)
    answer = api(owner).get(f"/api/contests/{contest.slug}/leaderboard", {"replay": "me"}).json()
    assert answer["results"][1]["cells"] == {
        "A": {"points": 0, "tries": 1, "pending": 0, "time_s": None}
    }


def test_a_rejudge_is_recorded_anew(api: Api, owner: User, contest: Contest) -> None:
    replay.record_finished()
    begin(owner, contest, minutes_ago=60)
    wrong = Participation.objects.get(contest=contest, user__username="cyd").attempts.get()
    overrule(wrong.submission, "AC")
    tell(wrong)
    recompute_stale()
    replay.record_finished()
    assert board(api(owner), contest)[2] == (3, "cyd", 1)


def test_it_is_recorded_when_the_contest_is_over_and_once(contest: Contest) -> None:
    running = make_contest()
    make_attempt(people(running, "dan")["dan"])
    recompute_stale()
    assert replay.record_finished() == 1
    assert replay.record_finished() == 0
    assert set(Step.objects.values_list("contest", flat=True)) == {contest.pk}


def test_who_has_not_begun_is_told_so(
    api: Api, owner: User, contest: Contest, refused: Refused
) -> None:
    call = f"/api/contests/{contest.slug}/leaderboard"
    refused(api(owner).get(call, {"replay": "me"}), 403, "no_virtual")
    refused(api(None).get(call, {"replay": "me"}), 401, "not_authenticated")
    begin(owner, contest, minutes_ago=5)
    refused(api(owner).get(call, {"replay": "me"}), 503, "not_recorded")
