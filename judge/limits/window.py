"""Counting in Redis, by one call of window.lua for all of a caller's rules.

Redis's own clock counts, so processes and machines agree. A Redis that was emptied has forgotten the script and the
counts: the one is sent again, the others begin anew. One that is away counts nothing and lets everyone pass; it is left
alone for a moment, which the log is told in one line, and `failed_open_total` says how many calls went uncounted.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from redis.commands.core import Script
from redis.exceptions import RedisError

from judge.meters import CALLS_UNCOUNTED
from judge.redis_client import redis_client

logger = logging.getLogger(__name__)

PREFIX = "gavel-limit"
AVOID_FOR_S = 2.0
# A call that has to wait longer passes uncounted: a limit is never worth a slow site.
PATIENCE_S = 0.25
_SCRIPT = Path(__file__).with_name("window.lua").read_text()


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


class _FailedOpen:
    """How many calls passed uncounted, and until when Redis is left alone."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.total = 0
        self.avoided_until = 0.0

    def note(self, calls: int) -> None:
        CALLS_UNCOUNTED.inc(calls)
        with self._lock:
            self.total += calls

    def avoid(self, error: Exception) -> None:
        self.avoided_until = time.monotonic() + AVOID_FOR_S
        logger.warning("Redis is away, so nothing is limited: %s", error)


_failed_open = _FailedOpen()


def count(counters: Sequence[Counter], wanted: int = 1) -> Counted | None:
    """Count up to so many calls, as many as all of the counters take; None: Redis is away, let them pass."""
    if time.monotonic() >= _failed_open.avoided_until:
        numbers = [number for counter in counters for number in counter[1:]]
        keys = [f"{PREFIX}:{counter.name}" for counter in counters]
        try:
            granted, place, remaining, reset_ms = _script(settings.REDIS_URL)(
                keys, [wanted, *numbers]
            )
            return Counted(granted, place - 1, remaining, reset_ms)
        except (RedisError, OSError) as error:
            _failed_open.avoid(error)
    _failed_open.note(wanted)
    return None


def failed_open_total() -> int:
    """Return how many calls this process has let pass uncounted because Redis was away."""
    return _failed_open.total


def forget() -> None:
    """Ask Redis again at once, though it was away a moment ago."""
    _failed_open.avoided_until = 0.0


@cache
def _script(url: str) -> Script:
    # Calls it by its hash, and sends its text once Redis does not know that.
    return redis_client(url, within_s=PATIENCE_S).register_script(_SCRIPT)
