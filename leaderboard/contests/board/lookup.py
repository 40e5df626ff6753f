"""What the hot readers of a contest need of it, looked up at most once a second in this process."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from django.db.models import Count

from leaderboard.models import Contest, Participation, Way

KEEP_S = 1.0
MAX_KEPT = 1_000

Value = TypeVar("Value")


class Memory(Generic[Value]):
    """Values by key, read again when they are older than a second."""

    def __init__(self, read: Callable[[str], Value]) -> None:
        self._read = read
        self._kept: dict[str, tuple[float, Value]] = {}

    def get(self, key: str) -> Value:
        """Return the value, at most a second old, or two while another thread reads it anew."""
        now = time.monotonic()
        kept = self._kept.get(key)
        if kept is not None:
            if now - kept[0] < KEEP_S:
                return kept[1]
            if now - kept[0] < 2 * KEEP_S:
                # While this thread reads, the others take what there is: else a crowd would all read the same.
                self._kept[key] = (now, kept[1])
        value = self._read(key)
        if len(self._kept) >= MAX_KEPT:
            self._kept.clear()
        self._kept[key] = (now, value)
        return value

    def forget(self) -> None:
        """Read all anew."""
        self._kept.clear()


def _contest(slug: str) -> Contest | None:
    return Contest.objects.prefetch_related("problems__problem").filter(slug=slug).first()


def _participants(contest_ids: str) -> dict[int, int]:
    live = Participation.objects.filter(contest_id__in=contest_ids.split(","), way=Way.LIVE)
    counts = live.order_by().values("contest").annotate(count=Count("pk"))
    return dict(counts.values_list("contest", "count"))


contests: Memory[Contest | None] = Memory(_contest)
_counts: Memory[dict[int, int]] = Memory(_participants)


def participants(contests: Iterable[Contest]) -> dict[int, int]:
    """Return how many take part live, by the contest's id, where anybody does; not counted for each reader."""
    return _counts.get(",".join(str(contest.pk) for contest in contests) or "0")


def forget() -> None:
    """Look everything up anew."""
    contests.forget()
    _counts.forget()
