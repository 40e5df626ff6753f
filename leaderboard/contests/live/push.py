"""Tell the sockets that watch a contest what has changed: hints without content. Each socket takes its own time to
pass them on (consumers.py), so a storm of verdicts is a hint a second to a reader.
"""

from __future__ import annotations

from judge.submissions.push import send_to

BOARD, NEWS, PHASE = "board", "news", "phase"


def group_of(contest_id: int) -> str:
    """Return the name under which a contest's watchers listen."""
    return f"contest.{contest_id}"


def board_changed(contest_id: int) -> None:
    """Say that the contest's board has changed."""
    send_to(group_of(contest_id), {"type": "contest.changed", "what": BOARD})


def news_changed(contest_id: int) -> None:
    """Say that there is an announcement, or an answer."""
    send_to(group_of(contest_id), {"type": "contest.changed", "what": NEWS})


def clock_changed(contest_id: int) -> None:
    """Say that staff have changed the contest's times, opened its board, or hidden it."""
    send_to(group_of(contest_id), {"type": "contest.changed", "what": PHASE})
