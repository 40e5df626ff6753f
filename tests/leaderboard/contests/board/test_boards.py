from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from redis import Redis
from redis.exceptions import ConnectionError as RedisAway

from judge import absence
from leaderboard import ranking
from leaderboard.contests.board import boards
from leaderboard.contests.board.boards import View, first_solves, view_shown
from leaderboard.contests.settle import settle
from leaderboard.contests.standings import recompute_stale
from leaderboard.models import Contest, ContestStanding, Participation
from tests.factories import overrule
from tests.leaderboard.contests.factories import (
    make_attempt,
    make_contest,
    make_participant,
    people,
    tell,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[True, False], ids=["redis", "postgresql"])
def has_redis(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Ask the boards with Redis and without."""
    if not request.param:

        def away() -> None:
            raise RedisAway("away")

        monkeypatch.setattr(ranking, "_redis", away)
    return bool(request.param)


def shown(contest: Contest, view: View = View.FULL) -> list[tuple[int, str, float]]:
    """Return (rank, user, points) of all lines."""
    recompute_stale()
    boards.mend()
    return [
        (line.rank, json.loads(line.shown)["user"], json.loads(line.shown)["points"])
        for line in boards.ranking(contest.pk, view).lines(0, 100)
    ]


def test_most_points_first_and_then_who_was_done_sooner(has_redis: bool) -> None:
    contest = make_contest("AB")
    ada, bob, cyd = people(contest, "ada", "bob", "cyd").values()
    make_attempt(bob, "A", minute=5)
    make_attempt(cyd, "B", minute=4)
    make_attempt(ada, "A", minute=20)
    make_attempt(ada, "B", minute=25)
    assert shown(contest) == [(1, "ada", 2), (2, "cyd", 1), (3, "bob", 1)]


def test_equals_share_a_rank_and_the_first_to_register_is_named_first(has_redis: bool) -> None:
    contest = make_contest()
    ada, bob, cyd, dan = people(contest, "ada", "bob", "cyd", "dan").values()
    for one in (cyd, ada, bob):
        make_attempt(one, minute=5)
    make_attempt(dan, minute=6)
    assert shown(contest) == [(1, "ada", 1), (1, "bob", 1), (1, "cyd", 1), (4, "dan", 1)]


def test_who_tried_is_on_the_board_and_who_did_not_is_not(has_redis: bool) -> None:
    contest = make_contest()
    ada, _ = people(contest, "ada", "bob").values()
    make_attempt(ada, verdict="WA")
    assert shown(contest) == [(1, "ada", 0)]


def test_a_freeze_hides_what_was_sent_in_it_and_says_that_something_was(has_redis: bool) -> None:
    contest = make_contest("AB", begins_in_min=-80, freeze_min=30)
    ada, bob = people(contest, "ada", "bob").values()
    make_attempt(ada, "A", minute=10)
    make_attempt(bob, "A", minute=20)
    make_attempt(bob, "B", minute=70)
    assert shown(contest, View.FULL) == [(1, "bob", 2), (2, "ada", 1)]
    assert shown(contest, View.FROZEN) == [(1, "ada", 1), (2, "bob", 1)]
    line = boards.ranking(contest.pk, View.FROZEN).lines(1, 1)[0]
    assert json.loads(line.shown)["cells"]["B"] == {
        "points": 0,
        "tries": 0,
        "pending": 1,
        "time_s": None,
    }
    assert view_shown(contest) is View.FROZEN
    assert view_shown(contest, is_staff=True) is View.FULL


@pytest.mark.parametrize(
    ("fields", "view"),
    [
        ({"begins_in_min": -50}, View.FULL),  # not frozen yet
        ({"begins_in_min": -80}, View.FROZEN),
        ({"begins_in_min": -100}, View.FULL),  # over
        ({"begins_in_min": -100, "is_unfrozen_by_hand": True}, View.FROZEN),
        ({"begins_in_min": -100, "longest_extra": timedelta(hours=1)}, View.FROZEN),
    ],
)
def test_the_clock_alone_says_which_board_is_shown(fields: dict[str, object], view: View) -> None:
    contest = make_contest(
        freeze_min=30, **{k: v for k, v in fields.items() if k != "longest_extra"}
    )
    if "longest_extra" in fields:
        make_participant(contest, extra_time=timedelta(hours=1))
        settle(contest)
    assert view_shown(contest) is view


def test_who_was_disqualified_is_gone_and_can_come_back(has_redis: bool) -> None:
    contest = make_contest()
    ada, bob = people(contest, "ada", "bob").values()
    make_attempt(ada, minute=5)
    make_attempt(bob, minute=6)
    for is_disqualified, ranks in [
        (True, [(1, "bob", 1)]),
        (False, [(1, "ada", 1), (2, "bob", 1)]),
    ]:
        Participation.objects.filter(pk=ada.pk).update(is_disqualified=is_disqualified)
        ada.standing.is_stale = True
        ada.standing.save(update_fields=["is_stale"])
        assert shown(contest) == ranks


def test_an_emptied_redis_is_filled_again() -> None:
    contest = make_contest()
    make_attempt(make_participant(contest, "ada"))
    before = shown(contest)
    boards.ranking(contest.pk, View.FULL).forget()
    assert shown(contest) == before
    assert boards.ranking(contest.pk, View.FULL).version() is not None


def test_the_first_to_solve_a_problem_is_named(has_redis: bool) -> None:
    contest = make_contest("AB", begins_in_min=-80, freeze_min=30)
    ada, bob = people(contest, "ada", "bob").values()
    make_attempt(ada, "A", verdict="WA", minute=1)
    make_attempt(ada, "A", minute=9)
    make_attempt(bob, "A", minute=8)
    make_attempt(ada, "B", minute=75)
    shown(contest)
    assert first_solves(contest, View.FULL) == {"A": "bob", "B": "ada"}
    assert first_solves(contest, View.FROZEN) == {"A": "bob"}


def test_a_verdict_that_is_taken_back_takes_the_standing_back() -> None:
    contest = make_contest()
    ada, bob = people(contest, "ada", "bob").values()
    attempt = make_attempt(ada, minute=5)
    make_attempt(bob, minute=6)
    assert shown(contest)[0] == (1, "ada", 1)
    overrule(attempt.submission, "WA")
    tell(attempt)
    assert shown(contest) == [(1, "bob", 1), (2, "ada", 0)]
    assert first_solves(contest, View.FULL) == {"A": "bob"}


def test_a_board_that_hardly_anyone_reads_is_let_go_and_can_still_be_read() -> None:
    contest = make_contest()
    make_attempt(make_participant(contest, "ada"))
    shown(contest)
    for days, is_kept in [(29, True), (30.5, False)]:
        Contest.objects.filter(pk=contest.pk).update(
            starts_at=timezone.now() - timedelta(days=days, hours=2)
        )
        assert shown(contest) == [(1, "ada", 1)]
        assert (boards.ranking(contest.pk, View.FULL).version() is not None) is is_kept


def test_what_did_not_reach_redis_is_copied_once_it_is_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    contest = make_contest()
    ada, bob = people(contest, "ada", "bob").values()
    make_attempt(ada, minute=10)
    assert shown(contest) == [(1, "ada", 1)]
    make_attempt(bob, minute=5)
    with monkeypatch.context() as hanging:
        hanging.setattr(ranking, "_redis", lambda: Redis(port=1))
        recompute_stale()
        assert boards.as_of(contest, View.FULL) is not None
    absence.redis.end()  # it is back with what it held
    assert boards.as_of(contest, View.FULL) is None
    assert shown(contest) == [(1, "bob", 1), (2, "ada", 1)]


def test_a_board_says_that_it_is_not_live(owner_client: Client) -> None:
    contest = make_contest(slug="open")
    (ada,) = people(contest, "ada").values()
    make_attempt(ada, minute=10)
    recompute_stale()
    absence.redis.begin("away")
    page = owner_client.get("/contests/open/board/").content.decode()
    document = owner_client.get("/api/contests/open/leaderboard").json()
    assert "data-as-of>This is not live: the board as of <time>" in page
    at = ContestStanding.objects.get(pk=ada.pk).updated_at
    assert document["as_of"] == at.isoformat().replace("+00:00", "Z")


def test_a_frozen_board_does_not_tell_when_somebody_submitted_last() -> None:
    contest = make_contest(begins_in_min=-80, freeze_min=30)
    (ada,) = people(contest, "ada").values()
    make_attempt(ada, minute=70)
    recompute_stale()
    absence.redis.begin("away")
    assert boards.as_of(contest, View.FROZEN) == contest.clock.freeze_at
