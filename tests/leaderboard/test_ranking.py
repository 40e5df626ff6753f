from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone
from redis.exceptions import ConnectionError as RedisConnectionError

from judge import absence
from leaderboard import ranking
from leaderboard.models import Standing
from leaderboard.overall import board, score
from leaderboard.ranking import Line
from tests.factories import make_user
from tests.leaderboard.conftest import REDIS
from tests.leaderboard.overall.factories import make_standing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _three() -> None:
    """Have three people on the board, in Redis as in the database, who were last judged long ago."""
    for number, name in enumerate(["ada", "bob", "cyd"], start=1):
        make_standing(make_user(name), number, timezone.now())
    board.ranking().rebuild()
    Standing.objects.update(updated_at=F("updated_at") - timedelta(days=1))


def shown() -> list[Line]:
    return board.ranking().lines(0, 10)


def from_rows() -> list[Line]:
    return board.ranking()._from_postgresql(0, 10)


def id_of(name: str) -> int:
    return int(Standing.objects.get(user__username=name).pk)


def test_a_board_that_is_right_stays_as_it_is() -> None:
    version = board.ranking().version()
    assert board.ranking().reconcile() == 0
    assert board.ranking().version() == version


def test_a_score_that_never_came_is_put_right() -> None:
    last = timezone.now()
    Standing.objects.filter(pk=id_of("ada")).update(
        solved=9, last_solved_at=last, score=score.encode(9, last)
    )
    assert board.ranking().reconcile() == 1
    assert shown() == from_rows()


def test_a_line_that_is_missing_or_too_much_is_put_right() -> None:
    REDIS.zrem(board.KEY, ranking._member(id_of("bob")))
    Standing.objects.filter(pk=id_of("cyd")).update(score=None)
    assert board.ranking().reconcile() == 2
    assert shown() == from_rows()


def test_someone_who_is_no_more_is_taken_off() -> None:
    Standing.objects.filter(pk=id_of("bob")).delete()
    assert board.ranking().reconcile() == 1
    assert shown() == from_rows()


def test_what_is_shown_of_a_line_that_changed_lately_is_compared_too() -> None:
    Standing.objects.filter(pk=id_of("bob")).update(updated_at=timezone.now())
    REDIS.hset(f"{board.KEY}:rows", str(id_of("bob")), b'{"user":"someone else"}')
    assert board.ranking().reconcile() == 1
    assert shown() == from_rows()


def test_a_redis_that_goes_away_meanwhile_is_left_alone_for_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise RedisConnectionError("gone")

    monkeypatch.setattr(ranking._redis(), "zmscore", fail)
    assert board.ranking().reconcile() == 0
    assert absence.redis.is_noted


def test_a_board_that_redis_lost_is_left_to_mending() -> None:
    REDIS.delete(f"{board.KEY}:complete")
    assert board.ranking().reconcile() == 0
