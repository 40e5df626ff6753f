"""Each rule by hand-computed lines, and what all of them promise."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderboard.rules import RULES, Attempt, Task
from problems.verdicts import Verdict

TASKS = [Task("A", 3), Task("B", 4), Task("C", 100)]


def at(minutes: float, label: str, verdict: str | None, share: float = 0.0) -> Attempt:
    return Attempt(label, timedelta(minutes=minutes), verdict and Verdict(verdict), share)


HISTORY = [
    at(5, "A", "WA", 0.5),
    at(6, "A", "CE"),
    at(7, "A", "IE"),
    at(10.5, "A", "AC", 1.0),
    at(12, "A", "WA"),  # nothing counts after the first accepted one
    at(20, "B", "TLE", 0.25),
    at(30.9, "B", "AC", 1.0),
    at(40, "C", "WA", 0.333),
    at(50, "C", "RE", 0.1),
    at(55, "C", None),
]


@pytest.mark.parametrize(
    ("rule", "points", "minutes"),
    [
        ("solved_and_time", 2, 30.9),
        ("leetcode", 7, 30.9 + 5 + 5),
        ("icpc", 2, 10 + 20 + 30 + 20),
        ("ioi", 3 + 4 + 33.3, 0),
    ],
)
def test_a_line_as_it_is_computed_by_hand(rule: str, points: float, minutes: float) -> None:
    result = RULES[rule].result(TASKS, HISTORY)

    assert result.points == pytest.approx(points)
    assert result.time == timedelta(minutes=minutes)
    assert result.solved == 2
    assert (result.cells["A"].wrong_tries, result.cells["B"].wrong_tries) == (1, 1)
    assert (result.cells["C"].wrong_tries, result.cells["C"].pending) == (2, 1)
    assert result.cells["B"].solved_at == timedelta(minutes=30.9)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_who_tried_nothing_has_nothing(rule) -> None:
    result = rule.result(TASKS, [])
    assert (result.points, result.time, result.cells) == (0, timedelta(), {})


def test_a_share_is_rounded_down_so_that_only_all_tests_are_worth_all() -> None:
    nearly = RULES["ioi"].result(TASKS, [at(1, "C", "WA", 0.99999)])
    assert nearly.points == 99.99
    assert not nearly.cells["C"].is_solved


def test_the_best_attempt_counts_for_points() -> None:
    history = [at(1, "C", "WA", 0.8), at(2, "C", "WA", 0.2), at(3, "C", "CE")]
    assert RULES["ioi"].result(TASKS, history).points == 80


attempts = st.lists(
    st.builds(
        Attempt,
        st.sampled_from("ABC"),
        st.timedeltas(timedelta(), timedelta(hours=5)),
        st.sampled_from([None, *Verdict]),
        st.floats(0, 1),
    ),
    unique_by=lambda one: one.at,
)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@given(attempts, st.randoms())
def test_the_order_in_which_attempts_are_told_does_not_matter(rule, history, rng) -> None:
    shuffled = rng.sample(history, len(history))
    assert rule.result(TASKS, shuffled) == rule.result(TASKS, history)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@given(attempts)
def test_what_costs_nothing_changes_nothing(rule, history) -> None:
    free = [one for one in history if one.verdict not in {Verdict.CE, Verdict.IE}]
    all_, counted = rule.result(TASKS, history), rule.result(TASKS, free)
    assert (all_.points, all_.time) == (counted.points, counted.time)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@given(attempts, st.sampled_from("ABC"))
def test_one_more_solve_never_takes_points(rule, history, label) -> None:
    more = [*history, Attempt(label, timedelta(hours=6), Verdict.AC, 1.0)]
    assert rule.result(TASKS, more).points >= rule.result(TASKS, history).points
