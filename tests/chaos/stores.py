"""Questions to stores that are being hurt."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import DatabaseError, InterfaceError, connection

_Answer = TypeVar("_Answer")


def patient(ask: Callable[[], _Answer], *, within_s: float = 60) -> _Answer:
    """Ask until the database answers."""
    deadline = time.monotonic() + within_s
    while True:
        try:
            return ask()
        except (DatabaseError, InterfaceError):
            connection.close()
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
