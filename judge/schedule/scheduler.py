"""Celery's scheduler process (`celery beat`), with its times in PostgreSQL instead of a file.

leading                  each second: renew the lease, send what is due
spare                    each second: try to take the lease
without the database     each second: try to reach it, and send nothing
"""

from __future__ import annotations

import os
import socket
from typing import Any
from uuid import uuid4

import structlog
from celery.beat import Scheduler
from django.db import Error as DatabaseError
from django.db import connection

from judge.schedule import leadership, periodic, rounds

logger = structlog.get_logger(__name__)

TICK_S = 1.0


class RowScheduler(Scheduler):  # type: ignore[misc]  # Celery ships no types
    """Sends what the rows say is due, while it leads."""

    def setup_schedule(self) -> None:
        """Be somebody; there is no schedule but the rows."""
        self._me = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
        self._leads = False
        self._reaches_database = True

    def tick(self, *_: Any, **__: Any) -> float:
        """Do one round; return when to do the next, in seconds."""
        try:
            if self._is_leading():
                rounds.send_due()
            self._reaches_database = True
        except DatabaseError as error:
            if self._reaches_database:  # said once, not each second
                logger.warning("scheduler_without_database", error=str(error))
            self._leads = self._reaches_database = False
            connection.close()
        return TICK_S

    def close(self) -> None:
        """Let another scheduler lead at once."""
        try:
            leadership.give_up(self._me)
        except DatabaseError as error:
            logger.warning("scheduler_without_database", error=str(error))
        super().close()

    def _is_leading(self) -> bool:
        leads = leadership.hold(self._me)
        if leads and not self._leads:
            logger.info("scheduler_leads", holder=self._me)
            periodic.list_jobs()
        if self._leads and not leads:
            logger.warning("scheduler_leads_no_more", holder=self._me)
        self._leads = leads
        return leads

    @property
    def info(self) -> str:
        """Return what Celery shows at the start."""
        return "    . times -> PostgreSQL"
