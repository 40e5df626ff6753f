"""Claims that are kept up while their work is done: one thread renews all those of this process.

A thread of its own, since whoever works may wait on one thing for long. A process that dies renews nothing: LEASE_S
later its work is somebody else's, however long that work might have taken.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Protocol, TypeVar

import structlog
from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Now

logger = structlog.get_logger(__name__)


class Claim(Protocol):
    """What somebody holds until a time that is put off as long as they live."""

    def renew(self) -> None:
        """Put its end off, unless it was lost or took beyond all bounds."""


_Claim = TypeVar("_Claim", bound=Claim)


def lease_end() -> CombinedExpression:
    """Return until when a claim made or renewed now holds, by the database's clock."""
    return Now() + timedelta(seconds=settings.LEASE_S)


class RowClaim:
    """A claim of rows, whose column says until when it holds; it is renewed for so long at most."""

    def __init__(self, held: QuerySet[Any], column: str, *, within: timedelta) -> None:
        self._held, self._column = held, column
        self._ends_at = time.monotonic() + within.total_seconds()

    def renew(self) -> None:
        """Put its end off; a row that another holds by now is left alone by `held`."""
        if time.monotonic() < self._ends_at:
            self._held.update(**{self._column: lease_end()})


class Keeper:
    """The claims of this process, and the thread that renews them."""

    def __init__(self) -> None:
        self._claims: set[Claim] = set()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    @contextmanager
    def keep(self, claim: _Claim) -> Iterator[_Claim]:
        """Renew the claim until the block ends."""
        with self._lock:
            self._claims.add(claim)
            if self._thread is None:
                self._thread = threading.Thread(target=self._go_on, name="claims", daemon=True)
                self._thread.start()
        try:
            yield claim
        finally:
            with self._lock:
                self._claims.discard(claim)

    def renew(self) -> None:
        """Renew all once."""
        with self._lock:
            claims = list(self._claims)
        for claim in claims:
            claim.renew()

    def _go_on(self) -> None:
        while True:
            time.sleep(settings.LEASE_RENEW_S)
            try:
                self.renew()
            except Exception:  # the database is away; the next round tries again
                logger.warning("claims_not_renewed", exc_info=True)
            finally:
                connection.close()


keeper = Keeper()
