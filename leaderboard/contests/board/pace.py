"""How often a board may be asked for: often when much happens, seldom when many ask or much waits to be judged."""

from __future__ import annotations

import math
from datetime import timedelta

from judge.limits.shedding import times_slower
from leaderboard.contests.clock import Phase

# Polls a second that one machine answers with ease, through a cache in front.
POLLS_PER_S = 10_000
FINISH = timedelta(minutes=10)
SLOWEST_S = 60


def poll_after_s(phase: Phase, *, left: timedelta | None, participants: int, waiting: int) -> int:
    """Return in how many seconds a client should ask again; it adds some chance by itself.

    `left` is the time to the next change of phase; `waiting` how many submissions wait to be judged.
    """
    if phase is Phase.ENDED:
        return SLOWEST_S
    if phase is Phase.BEFORE:
        return 30
    calm_s = 2 if left is not None and left <= FINISH else 5
    crowd_s = math.ceil(participants / POLLS_PER_S)
    # What waits long changes no board; the slower the queue, the less there is to see.
    load = max(1 + min(waiting // 1_000, 3), times_slower())
    return min(max(calm_s, crowd_s) * load, SLOWEST_S)
