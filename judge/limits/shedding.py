"""What gives way when the site has more to do than it can: lists and polls first, then practice, contests never.

    level   when                                          what
    0
    1       requests take half a second, typically,       polls of practice and boards are told to come less often,
            or the practice queue is half full            lists carry Retry-After
    2       two seconds                                   submissions and runs outside of contests get 503
    3       five seconds                                  so do lists and searches

Each process judges by what it sees itself, so this needs no Redis: how long its requests took, with what they waited
at a proxy of ours that says when they came, and how much waits to be judged. A practice queue that is full is refused
where rows are written (judge/submissions/submit.py), exactly and whatever the level. Contests' submissions, runs and
polls are never slowed nor refused here.
"""

from __future__ import annotations

import logging
import math
import time
from contextlib import suppress
from threading import Lock

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest

from judge.limits.errors import Overloaded
from judge.limits.load import Delays, Ladder, Level, Measure
from judge.limits.words import Group, Tier
from judge.submissions.pace import practice_waiting
from judge.submissions.urgency import PRACTICE, Queue

logger = logging.getLogger(__name__)

LOOK_EVERY_S = 1.0
RETRY_AFTER_S = 15
LIST_AGAIN_S = 10
MAX_WAIT_S = 60.0
TYPICAL_DELAY_S = Measure((0.5, 2.0, 5.0))
QUEUE_SHARE = Measure((0.5, math.inf, math.inf))


class _Shedding:
    """This process's level."""

    def __init__(self) -> None:
        self.delays = Delays()
        self.ladder = Ladder()
        self._look_at = 0.0
        self._lock = Lock()

    def level(self, now: float) -> Level:
        """Return the level; once a second somebody looks anew, and nobody waits for that."""
        if now >= self._look_at and self._lock.acquire(blocking=False):
            try:
                self._look_at = now + LOOK_EVERY_S
                self._look(now)
            finally:
                self._lock.release()
        return self.ladder.level

    def _look(self, now: float) -> None:
        delay_s, share = self.delays.typical_s(now), _queue_share()
        before = self.ladder.level
        wanted = max(TYPICAL_DELAY_S.level(delay_s), QUEUE_SHARE.level(share))
        kept = max(TYPICAL_DELAY_S.level_kept(delay_s), QUEUE_SHARE.level_kept(share))
        after = self.ladder.step(wanted, kept, now)
        if after != before:
            logger.warning(
                "Load shedding goes from level %d to %d: requests take %.2f s, the practice queue is %d %% full",
                before, after, delay_s, round(100 * share),
            )  # fmt: skip


_shedding = _Shedding()


def level() -> Level:
    """Return how much this process sheds."""
    return _shedding.level(time.monotonic())


def note(request: HttpRequest, took_s: float) -> None:
    """Remember how long a request took that was not refused."""
    _shedding.delays.note(_waited_s(request) + took_s, time.monotonic())


def check(group: Group, tier: Tier | None = None) -> None:
    """Raise Overloaded for what gives way at this level; within a contest nothing does."""
    now_at = level()
    if now_at < Level.NO_PRACTICE or tier is Tier.CONTEST:
        return
    if group in {Group.SUBMIT, Group.RUN}:
        raise Overloaded(RETRY_AFTER_S)
    if group is Group.LIST and now_at >= Level.NO_LISTS:
        raise Overloaded(RETRY_AFTER_S)


def list_again_s() -> int | None:
    """Return in how many seconds a list should be asked for again; None: whenever it is wanted."""
    return LIST_AGAIN_S if level() >= Level.SLOW else None


def times_slower(queue: Queue | None = None) -> int:
    """Return how many times as long a client is to wait between polls: of a submission in that queue, or of a board."""
    if queue is not None and queue not in PRACTICE:
        return 1
    return 1 + 2 * level()


def forget() -> None:
    """Begin anew, calm."""
    _shedding.__init__()  # type: ignore[misc]  # the one object that all hold


def _queue_share() -> float:
    most = settings.PRACTICE_QUEUE_MAX
    with suppress(DatabaseError):
        return practice_waiting() / most if most else 0.0
    return 0.0


def _waited_s(request: HttpRequest) -> float:
    """Return how long the request waited since our proxy had it: `X-Request-Start: t=1700000000.123`."""
    told = request.META.get("HTTP_X_REQUEST_START", "")
    if not (settings.PROXY_COUNT and told.startswith("t=")):
        return 0.0
    try:
        waited_s = time.time() - float(told[2:])
    except ValueError:
        return 0.0
    return waited_s if 0.0 <= waited_s <= MAX_WAIT_S else 0.0
