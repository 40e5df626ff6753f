"""When a socket passes hints on. Pure: each kind at most once in a while, and the last one is never lost."""

from __future__ import annotations


class HintPace:
    """Decide for one socket when a hint of some kind goes out; times are seconds of any steady clock."""

    def __init__(self, every_s: float) -> None:
        self._every_s = every_s
        self._sent_at: dict[str, float] = {}
        self._waiting: set[str] = set()

    def take(self, kind: str, now: float) -> float | None:
        """Return in how many seconds the hint goes out; None: one that says the same is on its way."""
        if kind in self._waiting:
            return None
        self._waiting.add(kind)
        sent_at = self._sent_at.get(kind)
        return 0.0 if sent_at is None else max(0.0, sent_at + self._every_s - now)

    def sent(self, kind: str, now: float) -> None:
        """Note that the hint goes out now: what comes from here on needs another."""
        self._waiting.discard(kind)
        self._sent_at[kind] = now
