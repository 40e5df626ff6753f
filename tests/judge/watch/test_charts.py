from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from judge.watch.charts import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Chart, Series, number

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def chart(*values: list[float | None], is_stacked: bool = False) -> Chart:
    times = [NOON + timedelta(minutes=index) for index in range(len(values[0]))]
    series = [Series(f"s{index}", one, "calm") for index, one in enumerate(values)]
    return Chart("one", "One", "a second", times, series, is_stacked)


def test_the_plot_ends_at_a_round_number_that_all_fits_below() -> None:
    assert [chart([value]).top for value in (0, 0.03, 1, 7, 20.2, 101)] == [1, 0.03, 1, 8, 30, 150]
    assert chart([3, 4], [5, 6], is_stacked=True).top == 10


def test_a_line_goes_from_the_left_end_to_the_right() -> None:
    ((_, path),) = chart([0, 4, 2]).lines
    left, right, floor = LEFT, WIDTH - RIGHT, HEIGHT - BOTTOM
    middle = (left + right) / 2
    assert path == f"M{left:.1f},{floor:.1f} {middle},{TOP:.1f} {right:.1f},{(floor + TOP) / 2}"


def test_a_line_has_a_gap_where_nothing_is_known() -> None:
    ((_, path),) = chart([1, 1, None, 1, None]).lines
    assert path.count("M") == 2
    assert chart([None, None]).is_empty


def test_bars_stand_one_on_the_other() -> None:
    (_, (lower,)), (_, (upper,)) = chart([1, 0], [2, None], is_stacked=True).bars
    assert lower.y + lower.height == pytest.approx(HEIGHT - BOTTOM)
    assert upper.y + upper.height == pytest.approx(lower.y)
    assert upper.height == pytest.approx(2 * lower.height, abs=0.2)


def test_it_is_told_in_words_and_as_a_table() -> None:
    one = chart([1, 12, None], [0.25, 0.5, 0.125])
    assert one.told == "s0: highest 12, now 12; s1: highest 0.5, now 0.12 (a second)."
    assert [cells for _, cells in one.rows] == [["", "0.12"], ["12", "0.5"], ["1", "0.25"]]


def test_numbers_are_short() -> None:
    assert [number(value) for value in (0, 3, 0.031, 150.4, 1500, 120_000)] == [
        "0",
        "3",
        "0.031",
        "150",
        "1,500",
        "120k",
    ]
