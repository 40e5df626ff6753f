"""One number that sorts like (most solved, then earliest last solve), exact in a sorted set's 53 bits.

    solved x 2^38  +  (2^38 - 1 - hundredths of a second from 2020 to the last solve)

That is room for 32,767 problems, and for 87 years.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
TICK = timedelta(milliseconds=10)
SPAN = 2**38


def encode(solved: int, last_solved_at: datetime) -> int:
    """Return the score."""
    ticks = min(max((last_solved_at - EPOCH) // TICK, 0), SPAN - 1)
    return solved * SPAN + (SPAN - 1 - ticks)


def decode(score: float) -> tuple[int, datetime]:
    """Return how many were solved, and when the last."""
    solved, rest = divmod(int(score), SPAN)
    return solved, EPOCH + (SPAN - 1 - rest) * TICK
