"""How long to wait before something that failed is tried again."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta

_CHANCE = random.Random()  # noqa: S311 - nobody gains by guessing it


@dataclass(frozen=True)
class Backoff:
    """Pauses that grow by a factor until they are the longest, each between two parts of itself by chance.

    What failed together is so not tried together.
    """

    first: timedelta
    factor: int
    longest: timedelta
    spread: tuple[float, float]

    def after(self, failures: int, draw: random.Random = _CHANCE) -> timedelta:
        """Return the pause after so many failures in a row, the first being 1."""
        # A pause without a bound would not fit into a timedelta after many.
        whole: timedelta = min(self.first * self.factor ** min(failures - 1, 20), self.longest)
        return whole * draw.uniform(*self.spread)


FIRST = timedelta(seconds=10)
LONGEST = timedelta(hours=1)
# The pauses between them are 20 minutes in all.
TRIES = 8

pause_after = Backoff(FIRST, 2, LONGEST, spread=(0.5, 1)).after
