from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from leaderboard.contests.clock import Clock, Phase

START = datetime(2026, 5, 4, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PLAIN = Clock(START, 90 * MINUTE)
FROZEN = Clock(START, 90 * MINUTE, freeze=30 * MINUTE)
WITH_EXTRA = Clock(START, 90 * MINUTE, freeze=30 * MINUTE, longest_extra=15 * MINUTE)


@pytest.mark.parametrize(
    ("clock", "minute", "phase"),
    [
        (PLAIN, -0.01, Phase.BEFORE),
        (PLAIN, 0, Phase.RUNNING),
        (PLAIN, 89.99, Phase.RUNNING),
        (PLAIN, 90, Phase.ENDED),
        (FROZEN, 59.99, Phase.RUNNING),
        (FROZEN, 60, Phase.FROZEN),
        (FROZEN, 90, Phase.ENDED),
        (WITH_EXTRA, 90, Phase.OVERTIME),
        (WITH_EXTRA, 105, Phase.ENDED),
    ],
)
def test_the_phase_follows_from_the_time(clock: Clock, minute: float, phase: Phase) -> None:
    assert clock.phase(START + minute * MINUTE) is phase


@pytest.mark.parametrize(
    ("clock", "minute", "is_frozen"),
    [
        (PLAIN, 89, False),
        (FROZEN, 59, False),
        (FROZEN, 60, True),
        (FROZEN, 90, False),
        (WITH_EXTRA, 100, True),  # someone still writes
        (WITH_EXTRA, 105, False),
    ],
)
def test_the_board_opens_when_the_last_one_is_done(
    clock: Clock, minute: float, is_frozen: bool
) -> None:
    assert clock.is_board_frozen(START + minute * MINUTE) is is_frozen


def test_a_board_that_is_opened_by_hand_waits_for_it() -> None:
    by_hand = Clock(START, 90 * MINUTE, freeze=30 * MINUTE, is_unfrozen_by_hand=True)
    opened_at = START + 200 * MINUTE
    opened = Clock(
        START, 90 * MINUTE, freeze=30 * MINUTE, is_unfrozen_by_hand=True, unfrozen_at=opened_at
    )
    assert by_hand.is_board_frozen(START + 10_000 * MINUTE)
    assert opened.is_board_frozen(opened_at - MINUTE)
    assert not opened.is_board_frozen(opened_at)


def test_it_knows_when_it_changes_next() -> None:
    moments = [-1, 0, 60, 90, 105]
    changes = [WITH_EXTRA.next_change_at(START + minute * MINUTE) for minute in moments]
    assert changes == [*(START + minute * MINUTE for minute in moments[1:]), None]
