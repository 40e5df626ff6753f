from __future__ import annotations

from datetime import UTC, datetime, timedelta

from leaderboard.overall import score

NOW = datetime(2026, 5, 4, 3, 2, 1, 230_000, tzinfo=UTC)


def test_it_comes_back_as_it_went_in() -> None:
    for solved in (1, 23, 32_767):
        points = float(score.encode(solved, NOW))
        assert score.decode(points) == (solved, NOW)


def test_more_solved_is_better_and_then_earlier() -> None:
    early, late = NOW, NOW + timedelta(milliseconds=10)
    ranked = [(3, late), (2, early), (2, late), (1, early)]
    points = [score.encode(*one) for one in ranked]
    assert points == sorted(points, reverse=True)
    assert len(set(map(float, points))) == 4  # a sorted set holds doubles
