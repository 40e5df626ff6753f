"""Pages of a board as bytes, made once for each version of it and shared by all who ask.

A process looks at most four times a second whether the board has changed; between, a page costs no question to Redis
or PostgreSQL, and the public's hardly any thought. What changes without the board (the phase, the interval of polls) is
part of a page's key.
"""

from __future__ import annotations

import gzip
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from threading import Lock
from typing import Any, NamedTuple

from django.utils import timezone

from judge.api.conditional import etag_of
from judge.api.pages import pages_of
from judge.submissions.document import utc
from judge.submissions.pace import all_waiting
from leaderboard.contests.board import boards
from leaderboard.contests.board.boards import View
from leaderboard.contests.board.lookup import participants
from leaderboard.contests.board.pace import poll_after_s
from leaderboard.contests.clock import Phase
from leaderboard.models import Contest
from leaderboard.ranking import Line, Ranking, compact_json

LOOK_AGAIN_S = 0.25
REPEAT_S = 0.1
MAX_PAGES = 1_000


@dataclass(frozen=True)
class BoardPage:
    """A page of a board, ready to be sent."""

    content: bytes
    etag: str

    @cached_property
    def packed(self) -> bytes:
        """Return the content in gzip: made once for all who ask, where a proxy would make it for each."""
        return gzip.compress(self.content, mtime=0)


class Head(NamedTuple):
    """What a page says beside its lines, and changes without them."""

    contest: Contest
    view: View
    phase: Phase
    next_change_at: datetime | None
    poll_after_s: int


class _Kept(NamedTuple):
    looked_at: float
    version: int | None
    page: BoardPage


class _Pages:
    """Pages by what was asked for; the least lately used is given up first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[object, ...], _Kept] = OrderedDict()

    def get(self, key: tuple[object, ...]) -> _Kept | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: tuple[object, ...], kept: _Kept) -> None:
        with self._lock:
            self._kept[key] = kept
            while len(self._kept) > MAX_PAGES:
                self._kept.popitem(last=False)

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()


pages = _Pages()
_public: dict[tuple[int, int, int], tuple[float, Contest, BoardPage]] = {}


def head_of(contest: Contest, view: View) -> Head:
    """Return what a page of that board says of the contest now."""
    now = timezone.now()
    clock = contest.clock
    phase = clock.phase(now)
    change_at = clock.next_change_at(now)
    interval_s = poll_after_s(
        phase,
        left=None if change_at is None else change_at - now,
        participants=participants([contest]).get(contest.pk, 0),
        waiting=all_waiting(),
    )
    return Head(contest, view, phase, change_at, interval_s)


def public_page(contest: Contest, page: int, limit: int) -> BoardPage:
    """Return a page of the board that the public is shown now; for a moment nothing is even computed."""
    key, now = (contest.pk, page, limit), time.monotonic()
    kept = _public.get(key)
    # The same object: what was read of the contest since may show another board.
    if kept is not None and kept[1] is contest and now - kept[0] < REPEAT_S:
        return kept[2]
    found = page_of_board(contest, boards.view_shown(contest), page, limit)
    if len(_public) >= MAX_PAGES:
        _public.clear()
    _public[key] = now, contest, found
    return found


def page_of_board(contest: Contest, view: View, page: int, limit: int) -> BoardPage:
    """Return a page of the board, at most a quarter of a second behind it, or half a one while another thread looks."""
    head = head_of(contest, view)
    key = (contest.pk, contest.updated_at, view, head.phase, head.poll_after_s, page, limit)
    kept = pages.get(key)
    now = time.monotonic()
    if kept is not None and now - kept.looked_at < LOOK_AGAIN_S:
        return kept.page
    if kept is not None and now - kept.looked_at < 2 * LOOK_AGAIN_S:
        # While this thread looks, the others take what there is.
        pages.put(key, kept._replace(looked_at=now))
    ranking = boards.ranking(contest.pk, view)
    version = ranking.version()
    if kept is None or version is None or version != kept.version:
        start = (page - 1) * limit
        fresh = page_of_lines(head, ranking, ranking.lines(start, limit), page=page, limit=limit)
    else:
        fresh = kept.page
    pages.put(key, _Kept(now, version, fresh))
    return fresh


def page_of_lines(
    head: Head,
    ranking: Ranking,
    lines: list[Line],
    *,
    page: int,
    limit: int,
    count: int | None = None,
    positions: Sequence[int] | None = None,
) -> BoardPage:
    """Return a page with these lines; `count` is how many there are in all, without it the whole board.

    `positions` say how many stand above each line, where the page does not.
    """
    if count is None:
        count = ranking.size()
    start = compact_json(_beginning(head, page=page, limit=limit, count=count))
    if positions is None:
        results = b",".join(b'{"rank":%d,%b' % (line.rank, line.shown[1:]) for line in lines)
    else:
        results = b",".join(
            b'{"position":%d,"rank":%d,%b' % (above + 1, line.rank, line.shown[1:])
            for above, line in zip(positions, lines, strict=True)
        )
    content = b'%b,"results":[%b]}' % (start[:-1], results)
    return BoardPage(content, etag_of(content))


def _beginning(head: Head, *, page: int, limit: int, count: int) -> dict[str, Any]:
    contest, view = head.contest, head.view
    is_shown = head.phase is not Phase.BEFORE
    firsts = boards.first_solves(contest, view) if is_shown else {}
    as_of = boards.as_of(contest, view)
    return {
        "contest": contest.slug,
        "phase": head.phase,
        "view": view,
        "poll_after_s": head.poll_after_s,
        "as_of": None if as_of is None else utc(as_of),
        "problems": [
            {"label": problem.label, "credits": problem.credits, "first": firsts.get(problem.label)}
            for problem in contest.problems.all()
        ]
        if is_shown
        else [],
        "count": count,
        "page": page,
        "limit": limit,
        "pages": pages_of(count, limit),
    }
