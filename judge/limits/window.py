"""Counting in Redis, by one call of window.lua for all of a caller's rules.

Redis's own clock counts, so processes and machines agree. A Redis that was emptied has forgotten the script and the
counts: the one is sent again, the others begin anew. One that is away counts nothing and lets everyone pass, and is
tried again now and then (judge/absence.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from redis.commands.core import Script
from redis.exceptions import RedisError

from judge.absence import Absence
from judge.meters import CALLS_UNCOUNTED, METERS
from judge.redis_client import redis_client

PREFIX = "gavel-limit"
# A call that has to wait longer passes uncounted: a limit is never worth a slow site.
PATIENCE_S = 0.25
_SCRIPT = Path(__file__).with_name("window.lua").read_text()
# Known by itself: what is too slow for a limit need not be away for those who wait longer.
_absence = Absence("Redis, which counts calls,")


class Counter(NamedTuple):
    """One counter: whose it is, how many calls it takes, and in how many seconds."""

    name: str
    limit: int
    window_s: int


class Counted(NamedTuple):
    """How many calls were counted, and how the tightest of the counters stands, by its place among them.

    `reset_ms` is when its window ends; of a refused call, when one more may be made.
    """

    granted: int
    place: int
    remaining: int
    reset_ms: int


def count(counters: Sequence[Counter], wanted: int = 1) -> Counted | None:
    """Count up to so many calls, as many as all of the counters take; None: Redis is away, let them pass."""
    numbers = [number for counter in counters for number in counter[1:]]
    keys = [f"{PREFIX}:{counter.name}" for counter in counters]
    script = _script(settings.REDIS_URL)
    try:
        with _absence.tried(RedisError, OSError, within_s=PATIENCE_S):
            granted, place, remaining, reset_ms = script(keys, [wanted, *numbers])
    except (RedisError, OSError):
        CALLS_UNCOUNTED.inc(wanted)
        return None
    return Counted(granted, place - 1, remaining, reset_ms)


def failed_open_total() -> int:
    """Return how many calls this process has let pass uncounted because Redis was away."""
    return int(METERS.get_sample_value("gavel_calls_uncounted_total") or 0)


def forget() -> None:
    """Ask Redis again at once, though it was away a moment ago."""
    _absence.end()


@cache
def _script(url: str) -> Script:
    # Calls it by its hash, and sends its text once Redis does not know that.
    return redis_client(url, within_s=PATIENCE_S).register_script(_SCRIPT)
