"""Write although the database is away: later, as soon as it is back.

Only for what is written through a claim (lease.py). While the database is away nobody can take the claim over; once it
is back, whoever is first wins, and what comes later finds another attempt number.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

logger = structlog.get_logger(__name__)

TRY_AGAIN_S = 1.0

_Result = TypeVar("_Result")


def insist(write: Callable[[], _Result]) -> _Result:
    """Call it until the database takes it; raise its error once a judging would have taken beyond all bounds.

    One that was taken although its answer got lost is called again, and finds its claim gone.
    """
    deadline = time.monotonic() + settings.JUDGING_HARD_LIMIT_S
    while True:
        try:
            return write()
        except (OperationalError, InterfaceError) as error:
            if connection.in_atomic_block or time.monotonic() > deadline:
                raise
            logger.warning("write_put_off", error=str(error))
        connection.close()
        time.sleep(TRY_AGAIN_S)
