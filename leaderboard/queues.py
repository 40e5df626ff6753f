"""Messages to the board worker: each says only that something is stale; what it is stands in PostgreSQL."""

from __future__ import annotations

from django.db import transaction

from judge.submissions.broker import send

BOARD = "board"
RECOMPUTE = "leaderboard.tasks.recompute"
RECORD = "leaderboard.tasks.record_fields"


def announce_stale() -> None:
    """Wake the board worker once the transaction holds; a broker that is away delays it to the next mending.

    Many verdicts that are told in one transaction are one message.
    """
    if not any(function is _send for _, function, _ in transaction.get_connection().run_on_commit):
        transaction.on_commit(_send)


def announce_virtual() -> None:
    """Wake the board worker, once the transaction holds, to record what a virtual participant is to meet."""
    transaction.on_commit(lambda: _send(RECORD))


def _send(task: str = RECOMPUTE) -> None:
    send(task, queue=BOARD)
