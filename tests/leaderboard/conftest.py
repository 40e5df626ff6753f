"""Boards of their own for the tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from leaderboard import ranking
from leaderboard.contests.board import boards, documents, lookup
from leaderboard.contests.live import pulse
from leaderboard.overall import board

REDIS = ranking._redis()


@pytest.fixture(autouse=True)
def _own_boards(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the tests' boards apart from those in use."""
    prefix = "gavel:test"
    monkeypatch.setattr(board, "KEY", f"{prefix}:overall")
    monkeypatch.setattr(boards, "PREFIX", f"{prefix}:contest")
    _empty(prefix)
    yield
    _empty(prefix)


def _empty(prefix: str) -> None:
    keys = list(REDIS.scan_iter(f"{prefix}:*"))
    if keys:
        REDIS.delete(*keys)
    documents.pages.forget()
    lookup.forget()
    pulse.pulses.forget()
