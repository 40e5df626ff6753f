"""What time it is in a contest. Pure: the server's clock decides, and nothing has to be switched.

    starts_at ------------- freeze_at ------------ ends_at ---- closes_at ------- unfreeze
    before  |    running        |      frozen         |  overtime   |  ended          |
                                |<------- the public board stands still -------------->|

Overtime is for those with extra time: the contest has ended for everyone else, and its problems stay closed to the
public until the last of them is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

ZERO = timedelta()


class Phase(StrEnum):
    """How far a contest is."""

    BEFORE = "before"
    RUNNING = "running"
    FROZEN = "frozen"
    OVERTIME = "overtime"
    ENDED = "ended"

    @property
    def is_under_way(self) -> bool:
        """Tell whether those without extra time may submit."""
        return self in {Phase.RUNNING, Phase.FROZEN}

    @property
    def is_over(self) -> bool:
        """Tell whether nobody may submit live any more."""
        return self is Phase.ENDED


@dataclass(frozen=True)
class Clock:
    """The times of a contest. `freeze` is how long before the end the public board stands still; zero: never.

    `unfrozen_at` is when staff opened a board that is opened by hand; None: they have not yet.
    """

    starts_at: datetime
    length: timedelta
    freeze: timedelta = ZERO
    longest_extra: timedelta = ZERO
    is_unfrozen_by_hand: bool = False
    unfrozen_at: datetime | None = None

    @property
    def ends_at(self) -> datetime:
        """Return the end for everyone without extra time."""
        return self.starts_at + self.length

    @property
    def closes_at(self) -> datetime:
        """Return the end for the last one with extra time."""
        return self.ends_at + self.longest_extra

    @property
    def freeze_at(self) -> datetime | None:
        """Return when the public board stops to move; None: never."""
        return self.ends_at - self.freeze if self.freeze else None

    def phase(self, now: datetime) -> Phase:
        """Return how far the contest is."""
        if now < self.starts_at:
            return Phase.BEFORE
        if now >= self.closes_at:
            return Phase.ENDED
        if now >= self.ends_at:
            return Phase.OVERTIME
        is_frozen = self.freeze_at is not None and now >= self.freeze_at
        return Phase.FROZEN if is_frozen else Phase.RUNNING

    def is_board_frozen(self, now: datetime) -> bool:
        """Tell whether the public board stands still."""
        if self.freeze_at is None or now < self.freeze_at:
            return False
        if self.is_unfrozen_by_hand:
            return self.unfrozen_at is None or now < self.unfrozen_at
        return now < self.closes_at

    def next_change_at(self, now: datetime) -> datetime | None:
        """Return when the phase changes next by itself; None: never."""
        times = (self.starts_at, self.freeze_at, self.ends_at, self.closes_at)
        return min(
            (moment for moment in times if moment is not None and moment > now), default=None
        )
