from __future__ import annotations

from datetime import timedelta

import pytest

from judge.limits import shedding
from judge.limits.load import Level
from leaderboard.contests.board.pace import POLLS_PER_S, SLOWEST_S, poll_after_s
from leaderboard.contests.clock import Phase

HOUR = timedelta(hours=1)


def running(left: timedelta = HOUR, participants: int = 100, waiting: int = 0) -> int:
    return poll_after_s(Phase.RUNNING, left=left, participants=participants, waiting=waiting)


def test_it_is_quicker_near_the_end_and_slower_under_load() -> None:
    assert running(left=timedelta(minutes=5)) < running() < running(waiting=3_000)


@pytest.mark.parametrize(
    ("waiting", "times"), [(0, 1), (999, 1), (1_000, 2), (2_500, 3), (99_999, 4)]
)
def test_a_long_queue_slows_it(waiting: int, times: int) -> None:
    assert running(waiting=waiting) == 5 * times


@pytest.mark.parametrize(("level", "times"), [(0, 2), (1, 3), (2, 5), (3, 7)])
def test_so_does_a_loaded_site_by_whichever_is_more(
    monkeypatch: pytest.MonkeyPatch, level: int, times: int
) -> None:
    monkeypatch.setattr(shedding, "level", lambda: Level(level))
    assert running(waiting=1_000) == 5 * times


def test_a_crowd_never_asks_for_more_than_is_answered() -> None:
    for participants in (1_000, 100_000, 500_000):
        assert participants / running(timedelta(minutes=1), participants) <= POLLS_PER_S


def test_nobody_hurries_before_and_after() -> None:
    ended = poll_after_s(Phase.ENDED, left=None, participants=5, waiting=0)
    before = poll_after_s(Phase.BEFORE, left=HOUR, participants=5, waiting=0)
    assert running() < before < ended == SLOWEST_S
