"""Celery's entry points of the board worker, all on the queue `board`."""

from __future__ import annotations

from celery import shared_task

from leaderboard.contests import opening
from leaderboard.contests import standings as contest_standings
from leaderboard.contests.board import boards, replay
from leaderboard.overall import board, standings


@shared_task
def recompute() -> None:
    """Bring the standings up to date that something was judged for."""
    contest_standings.recompute_stale()
    standings.recompute_stale()


@shared_task
def record_fields() -> None:
    """Write down how contests that are over came about, for virtual participants."""
    replay.record_finished()


@shared_task
def contest_clock() -> None:
    """Do what the end of a contest brings about beside the clock."""
    opening.publish_opened()
    replay.record_finished()


@shared_task
def mend_board() -> None:
    """Do what a lost message left undone, and fill the boards in Redis when it was emptied."""
    contest_standings.recompute_stale()
    standings.recompute_stale()
    boards.mend()
    board.ranking().mend()


@shared_task
def reconcile_boards() -> str:
    """Compare the boards in Redis with their rows, and put right what differs."""
    lines = boards.reconcile() + board.ranking().reconcile()
    return f"{lines:,} lines put right" if lines else ""
