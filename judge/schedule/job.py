"""What a periodic job is, and when it is due next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

# When nobody has taken a message up by then, another is sent.
RESEND = timedelta(seconds=30)
# When a message lapses that nobody takes, so that a queue without a worker does not grow for ever. A worker goes by its
# own clock: one that is less than that ahead still takes what is sent.
LAPSES = timedelta(hours=1)


@dataclass(frozen=True)
class Job:
    """Work that recurs. Its task must be safe to run twice, also at the same time.

    The task may return a sentence about what it did, or an Unfinished when there is more to do.
    """

    name: str
    purpose: str  # one sentence, for staff
    task: str  # by Celery's name
    every: timedelta | time  # or each day at that time, in UTC
    queue: str
    within: timedelta  # a run that takes longer is taken for dead, and another begins
    keeps_history: bool = True  # of each run; else of those that went wrong

    @property
    def resend(self) -> timedelta:
        """Return after how long a message that was not taken up is sent again."""
        return min(self.every, RESEND) if isinstance(self.every, timedelta) else RESEND

    @property
    def rhythm(self) -> str:
        """Return how often it runs, in words: "every 5 s", "daily at 03:17"."""
        if isinstance(self.every, timedelta):
            seconds = int(self.every.total_seconds())
            return f"every {seconds // 60} min" if seconds % 60 == 0 else f"every {seconds} s"
        return f"daily at {self.every:%H:%M}"

    def due_after(self, due_at: datetime, began_at: datetime) -> datetime:
        """Return when it is due next after a run: in its rhythm, and once for all that was missed."""
        if isinstance(self.every, timedelta):
            next_at = due_at + self.every
            return next_at if next_at > began_at else began_at + self.every
        return self.first_due(began_at)

    def first_due(self, now: datetime) -> datetime:
        """Return when it is due where it never ran: at once, or at its time of day."""
        if isinstance(self.every, timedelta):
            return now
        today = datetime.combine(now.astimezone(UTC), self.every, UTC)
        return today if today > now else today + timedelta(days=1)

    def is_late(self, due_at: datetime, now: datetime) -> bool:
        """Tell whether it should have begun a good while ago."""
        return now > due_at + 2 * RESEND


class Unfinished(NamedTuple):
    """What a run did, when it stopped though there is more: the job is due again at once.

    So a long job lets the short ones of its worker in between.
    """

    note: str
