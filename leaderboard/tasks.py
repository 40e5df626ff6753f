"""Celery's entry points of the board worker, all on the queue `board`."""

from __future__ import annotations

from celery import shared_task

from leaderboard import board, standings


@shared_task
def recompute() -> None:
    """Bring the standings up to date that something was judged for."""
    standings.recompute_stale()


@shared_task
def mend_board() -> None:
    """Do what a lost message left undone, and fill the board in Redis when it was emptied."""
    standings.recompute_stale()
    board.mend()
