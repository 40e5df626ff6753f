"""What judge workers tell of themselves, and how one of them is asked to examine its machine.

    staff ask     a message on the worker's own queue     it begins      its report
    asked_at -----------------------------------------> began_at -----> both times are empty again

A worker that starts again has forgotten what it was asked.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import structlog
from django.db import Error as DatabaseError
from django.db import transaction
from django.utils import timezone

from judge.doctor.examination import of_error
from judge.doctor.models import TAKEN_WITHIN, JudgeWorker
from judge.doctor.report import Line, Report
from judge.sandbox.errors import IsolationMissing
from judge.submissions import broker

logger = structlog.get_logger(__name__)

EXAMINE = "judge.doctor.tasks.examine_here"


def queue_of(name: str) -> str:
    """Return the queue that this worker alone takes from."""
    return f"doctor.{name}"


def note_start(name: str) -> None:
    """Let staff see this worker, and that it refuses no longer; a database that is away is told and borne."""
    with _bearing_a_dead_database():
        # Staff's examinations are whole; what is quick is a refusal.
        JudgeWorker.objects.filter(name=name, document__is_quick=True).update(document=None)
        JudgeWorker.objects.update_or_create(name=name, defaults=_just_started())


def note_refusal(name: str, error: IsolationMissing) -> None:
    """Let staff see why this worker does not judge, and say in the log what to type."""
    finding = of_error(error)
    logger.critical("what_to_do", cure=finding.cure)
    line = Line("Walls", "isolation", finding.state, finding.seen, finding.cure, took_s=0.0)
    report = Report(socket.gethostname(), datetime.now(UTC), 0.0, is_quick=True, lines=[line])
    with _bearing_a_dead_database():
        JudgeWorker.objects.update_or_create(
            name=name, defaults={**_just_started(), "document": report.document()}
        )


def ask(worker: JudgeWorker) -> None:
    """Send the worker a message; one that nobody takes up lapses."""
    JudgeWorker.objects.filter(pk=worker.pk).update(asked_at=timezone.now(), began_at=None)

    def send() -> None:
        broker.send(
            EXAMINE,
            args=[worker.name],
            queue=queue_of(worker.name),
            expires=TAKEN_WITHIN.total_seconds(),
        )

    transaction.on_commit(send)


def _just_started() -> dict[str, object]:
    return {"started_at": timezone.now(), "asked_at": None, "began_at": None}


@contextmanager
def _bearing_a_dead_database() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        logger.warning("worker_not_noted", error=str(error))
