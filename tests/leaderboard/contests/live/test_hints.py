from __future__ import annotations

import pytest

from leaderboard.contests.live.hints import HintPace


def test_the_first_hint_goes_out_at_once() -> None:
    assert HintPace(1.0).take("board", now=100.0) == 0


def test_a_storm_is_one_hint_now_and_one_when_it_is_its_turn() -> None:
    pace = HintPace(1.0)
    assert pace.take("board", now=100.0) == 0
    pace.sent("board", now=100.0)
    waits = [pace.take("board", now=100.0 + n / 100) for n in range(1, 50)]
    assert waits[0] == pytest.approx(0.99)
    assert set(waits[1:]) == {None}


def test_what_comes_after_a_hint_went_out_is_told_by_another() -> None:
    pace = HintPace(1.0)
    pace.take("board", now=100.0)
    assert pace.take("board", now=100.1) is None
    pace.sent("board", now=100.2)
    assert pace.take("board", now=100.7) == pytest.approx(0.5)
    pace.sent("board", now=101.2)
    assert pace.take("board", now=150.0) == 0


def test_kinds_do_not_wait_for_each_other() -> None:
    pace = HintPace(1.0)
    pace.take("board", now=100.0)
    assert pace.take("news", now=100.0) == 0
