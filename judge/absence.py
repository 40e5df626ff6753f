"""A store that does not answer, as this process knows it: one thread tries again now and then, the others do not wait.

Each call to a store has a time-out of its own; but were it waited for in each of a page's calls, by each of a process's
threads, a store that hangs would take all of them along.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

logger = logging.getLogger(__name__)

AVOID_FOR_S = 2.0


class Absence:
    """What is known of one store's absence."""

    def __init__(self, store: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        self._avoided_until: float | None = None  # None: as far as is known, it answers

    @contextmanager
    def tried(self, *failures: type[Exception], within_s: float) -> Iterator[None]:
        """Ask the store in this block, which takes no longer than that, and note one of the failures as its absence.

        While it is away and not to be tried yet, raise the first of them at once.
        """
        if not self._may_try(within_s):
            raise failures[0](f"{self._store} did not answer a moment ago.")
        try:
            yield
        except failures as error:
            self.begin(error)
            raise
        self.end()

    @property
    def is_noted(self) -> bool:
        """Tell whether the last call failed."""
        return self._avoided_until is not None

    def begin(self, reason: object) -> None:
        """Note that it does not answer."""
        with self._lock:
            is_new = self._avoided_until is None
            self._avoided_until = self._clock() + AVOID_FOR_S
        if is_new:
            logger.warning("%s is away, going on without: %s", self._store, reason)

    def end(self) -> None:
        """Note that it answers."""
        if self._avoided_until is None:
            return
        with self._lock:
            self._avoided_until = None
        logger.warning("%s is back.", self._store)

    def _may_try(self, within_s: float) -> bool:
        if self._avoided_until is None:
            return True
        with self._lock:
            now = self._clock()
            if self._avoided_until is not None and now < self._avoided_until:
                return False
            # While this thread tries, the others do not.
            self._avoided_until = now + within_s + AVOID_FOR_S
            return True


redis = Absence("Redis")
