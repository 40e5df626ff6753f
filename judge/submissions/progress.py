"""Tell the row and its watchers how far a judging is, seldom enough to cost nothing.

A judging that takes less than EVERY_S writes no progress at all: its verdict comes first.
"""

from __future__ import annotations

import time

import structlog
from django.db import InterfaceError, OperationalError, connection

from judge.grading import CaseOutcome, Stage
from judge.submissions import lifecycle
from judge.submissions.errors import LeaseLost
from judge.submissions.lease import Lease
from judge.submissions.models import Status
from judge.submissions.push import push

logger = structlog.get_logger(__name__)

EVERY_S = 0.25


class Progress:
    """What grading calls as it goes on. Between tests it also notices that the lease is gone."""

    def __init__(self, lease: Lease, *, total_tests: int) -> None:
        self._lease = lease
        self._status = lease.judgement.status
        self._done = 0
        self._total = total_tests
        self._told_at = time.monotonic()

    def on_status(self, stage: Stage) -> None:
        """Write the stage when the row is not as far."""
        self._lease.check()
        status = Status(stage.value)
        if self._status == Status.COMPILING and status == Status.RUNNING:
            self._status = status
            self._tell()

    def on_case(self, case: CaseOutcome) -> None:
        """Count the test; write the count when the last writing is long enough ago."""
        self._lease.check()
        self._done += 1
        if time.monotonic() - self._told_at >= EVERY_S:
            self._tell()

    def _tell(self) -> None:
        judgement = self._lease.judgement
        self._told_at = time.monotonic()
        try:
            is_held = lifecycle.advance(
                lifecycle.held(judgement), status=self._status, done=self._done, total=self._total
            )
        except (OperationalError, InterfaceError) as error:
            logger.warning("progress_not_written", error=str(error))
            connection.close()
            return
        if not is_held:
            raise LeaseLost(f"judgement {judgement.pk}, attempt {judgement.attempt}")
        push(judgement.submission_id)
