"""How long to wait before something that failed is tried again."""

from __future__ import annotations

import random
from datetime import timedelta

FIRST = timedelta(seconds=10)
LONGEST = timedelta(hours=1)
# The pauses between them are 20 minutes in all.
TRIES = 8


def pause_after(failures: int) -> timedelta:
    """Return the pause after so many failures: twice as long each time, and between half of it and all, by chance.

    What failed together is so not tried together.
    """
    whole = min(FIRST * (1 << min(failures - 1, 20)), LONGEST)
    return whole * random.uniform(0.5, 1)  # noqa: S311 - nobody gains by guessing it
