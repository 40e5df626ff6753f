"""When to try again: ten seconds, then three times as long each time up to six hours, some 21 hours in all.

    attempt       1     2     3      4       5        6       7      8      9     10     11
    after it   10 s  30 s  90 s  4.5 min  13.5 min  40 min   2 h    6 h    6 h    6 h   dead

Each is up to a fifth shorter or longer, so that what failed together does not come back together. A receiver that
says by itself when to come again (429, 503) is not asked earlier, if it says less than six hours.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from judge.schedule.backoff import Backoff

MAX_ATTEMPTS = 11
LONGEST = timedelta(hours=6)
_DELAYS = Backoff(timedelta(seconds=10), 3, LONGEST, spread=(0.8, 1.2))

# A hook whose attempts fail in a row gets some rest as a whole, lest each of its messages finds that out by itself.
FAILURES_BEFORE_REST = 3
_RESTS = Backoff(timedelta(seconds=5), 2, timedelta(minutes=10), spread=(0.8, 1.2))

_ASK_FOR_TIME = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


def delay(attempt: int, draw: random.Random) -> timedelta:
    """Return how long to wait after that attempt, the first being 1."""
    return _DELAYS.after(attempt, draw)


def rest(failures: int, draw: random.Random) -> timedelta:
    """Return how long a hook rests after so many failures in a row."""
    if failures < FAILURES_BEFORE_REST:
        return timedelta()
    return _RESTS.after(failures - FAILURES_BEFORE_REST + 1, draw)


def asked_for(status: int | None, retry_after: str | None, now: datetime) -> timedelta:
    """Return how long the receiver asks to be left alone: none, unless it says so by 429 or 503; six hours at most."""
    if status not in _ASK_FOR_TIME or not retry_after:
        return timedelta()
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        # More digits than any time has would not fit into a timedelta.
        return timedelta(seconds=int(text)) if len(text) <= 5 and int(text) < 21_600 else LONGEST
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return timedelta()
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max(moment - now, timedelta()), LONGEST)
