"""One number that sorts like (most points, then least time), exact in a sorted set's 53 bits.

    hundredths of a point x 2^31  +  (2^31 - 1 - hundredths of a second)

That is room for 41,943 points, and for 248 days.
"""

from __future__ import annotations

from datetime import timedelta

TICK = timedelta(milliseconds=10)
SPAN = 2**31
MAX_POINTS = (2**22 - 1) // 100


def encode(points: float, time: timedelta) -> int:
    """Return the score."""
    ticks = min(max(time // TICK, 0), SPAN - 1)
    return round(points * 100) * SPAN + (SPAN - 1 - ticks)


def decode(score: int) -> tuple[float, timedelta]:
    """Return the points, and the time to the hundredth of a second."""
    hundredths, rest = divmod(score, SPAN)
    return hundredths / 100, (SPAN - 1 - rest) * TICK


def seconds(time: timedelta) -> float:
    """Return a time in seconds, as exact as a score holds it."""
    return time // TICK / 100
