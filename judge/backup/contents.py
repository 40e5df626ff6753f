"""What a site holds, in words: `3 accounts, 850 problems, 1 contest`."""

from __future__ import annotations

from collections.abc import Callable

COUNTED = {
    "accounts_user": "account",
    "problems_problem": "problem",
    "submissions_submission": "submission",
    "leaderboard_contest": "contest",
}


def described(count: Callable[[str], int]) -> str:
    """Return what there is, given what counts the rows of a table."""
    counts = [(count(table), thing) for table, thing in COUNTED.items()]
    words = [f"{rows:,} {thing}{'s' if rows > 1 else ''}" for rows, thing in counts if rows]
    return ", ".join(words) or "no accounts and no problems"
