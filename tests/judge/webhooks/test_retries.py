from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.webhooks.retries import LONGEST, MAX_ATTEMPTS, asked_for, delay, rest

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_it_tries_for_about_a_day() -> None:
    steps = [delay(attempt, random.Random(7)) for attempt in range(1, MAX_ATTEMPTS)]
    assert timedelta(seconds=8) <= steps[0] <= timedelta(seconds=12)
    assert max(steps) <= LONGEST * 1.2
    assert timedelta(hours=16) < sum(steps, timedelta()) < timedelta(hours=26)


def test_what_failed_together_does_not_come_back_together() -> None:
    draw = random.Random(7)
    assert len({delay(5, draw) for _ in range(100)}) == 100


def test_a_hook_rests_only_after_some_failures_in_a_row_and_never_for_long() -> None:
    assert not rest(1, random.Random(1))
    assert not rest(2, random.Random(1))
    assert timedelta(seconds=4) <= rest(3, random.Random(1)) <= timedelta(seconds=6)
    assert rest(1000, random.Random(1)) <= timedelta(minutes=12)


@pytest.mark.parametrize(
    ("status", "text", "wait"),
    [
        (429, "120", timedelta(minutes=2)),
        (503, "120", timedelta(minutes=2)),
        (500, "120", timedelta()),
        (200, "120", timedelta()),
        (429, None, timedelta()),
        (429, "", timedelta()),
        (429, "soon", timedelta()),
        (429, "-5", timedelta()),
        (429, "1.5", timedelta()),
        (429, "٣", timedelta()),
        (429, "99999", LONGEST),
        (429, "9" * 400, LONGEST),
        (429, "Sun, 22 Nov 2026 12:10:00 GMT", timedelta(minutes=10)),
        (429, "Sun, 22 Nov 2026 12:10:00 -0000", timedelta(minutes=10)),
        (429, "Sun, 22 Nov 2020 12:10:00 GMT", timedelta()),
        (429, "Sun, 22 Nov 9999 12:10:00 GMT", LONGEST),
    ],
)
def test_the_receivers_own_word_is_heard_within_bounds(
    status: int, text: str | None, wait: timedelta
) -> None:
    assert asked_for(status, text, NOW) == wait


@given(st.text())
def test_whatever_it_says_the_wait_is_within_bounds(text: str) -> None:
    assert timedelta() <= asked_for(429, text, NOW) <= LONGEST
