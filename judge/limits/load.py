"""How loaded a process is, and which level that makes; all in memory, with the time given.

A request's delay is what it waited and what answering it took. The typical one is the median of the last few seconds,
so one slow page says nothing and a crowd that waits says it at once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from statistics import median

SAMPLES = 256
RECENT_S = 10.0
# Fewer requests than that are no load, however long they take.
ENOUGH = 16
# A level begins when its load lasts, and ends one step at a time once there is clearly less.
RISES_AFTER_S = 2.0
FALLS_AFTER_S = 10.0
FALLS_BELOW = 0.6


class Level(IntEnum):
    """What gives way: each level keeps what the ones before it have taken."""

    CALM = 0
    SLOW = 1  # clients are told to poll and list less often
    NO_PRACTICE = 2  # submissions and runs outside of contests are refused
    NO_LISTS = 3  # so are lists and searches


@dataclass
class Delays:
    """The delays of the last requests."""

    _noted: deque[tuple[float, float]] = field(default_factory=lambda: deque(maxlen=SAMPLES))

    def note(self, delay_s: float, now: float) -> None:
        """Add a request that ended now."""
        self._noted.append((now, delay_s))

    def typical_s(self, now: float) -> float:
        """Return the median of the last seconds; 0.0 when there were too few."""
        recent = [delay_s for at, delay_s in tuple(self._noted) if now - at <= RECENT_S]
        return median(recent) if len(recent) >= ENOUGH else 0.0


@dataclass(frozen=True)
class Measure:
    """One measure of load, with the value from which each level holds."""

    rises_at: Sequence[float]

    def level(self, value: float) -> Level:
        """Return the level that the value asks for."""
        return Level(sum(value >= bound for bound in self.rises_at))

    def level_kept(self, value: float) -> Level:
        """Return the level that the value is still enough for."""
        return Level(sum(value >= FALLS_BELOW * bound for bound in self.rises_at))


@dataclass
class Ladder:
    """The level, which neither a moment's load nor a moment's calm changes."""

    level: Level = Level.CALM
    _higher_since: float | None = None
    _lower_since: float | None = None

    def step(self, wanted: Level, kept: Level, now: float) -> Level:
        """Return the level now: `wanted` is what the load asks for, `kept` what it is still enough for."""
        if wanted > self.level:
            self._lower_since = None
            if self._higher_since is None:
                self._higher_since = now
            elif now - self._higher_since >= RISES_AFTER_S:
                self.level, self._higher_since = wanted, None
        elif kept < self.level:
            self._higher_since = None
            if self._lower_since is None:
                self._lower_since = now
            elif now - self._lower_since >= FALLS_AFTER_S:
                self.level, self._lower_since = Level(self.level - 1), now
        else:
            self._higher_since = self._lower_since = None
        return self.level
