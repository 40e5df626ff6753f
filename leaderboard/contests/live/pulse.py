"""What every page of a contest asks again and again: is there anything new? One small answer, the same for everyone.

A hundred thousand open pages must not ask for what is theirs. They ask for the pulse, which caches share, and fetch
news, the board or the contest anew when a number in it has changed.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TypedDict

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from judge.api.openapi import answers
from judge.api.permissions import MayRead, reader
from judge.api.view import ApiView
from judge.submissions.document import utc
from leaderboard.contests.api import open_contest
from leaderboard.contests.board import boards, lookup
from leaderboard.contests.board.documents import head_of
from leaderboard.models import Announcement, Clarification, Contest
from leaderboard.ranking import compact_json

FRESH_S = 1


class PulseDocument(TypedDict):
    """Whether there is anything new. `news`, `board` and `contest` are texts that change with what they stand for.

    Someone whose own question waits for an answer looks at the news by themselves.
    """

    phase: str
    next_change_at: str | None
    poll_after_s: int
    contest: str
    news: str
    board: str


class Pulse(ApiView):
    """`GET /api/contests/{slug}/pulse`."""

    permission_classes = (MayRead,)

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Answer the crowd at once; who may see a contest that is not published is asked in the usual way."""
        contest = lookup.contests.get(str(kwargs["slug"]))
        if request.method == "GET" and contest is not None and contest.is_published:
            return _answer(contest, f"public, max-age={FRESH_S}")
        return super().dispatch(request, *args, **kwargs)

    @extend_schema(
        operation_id="contest_pulse",
        tags=["contests"],
        **answers(PulseDocument, "The same for everyone; shared caches may keep it for a second."),
    )
    def get(self, request: Request, slug: str) -> HttpResponse:
        """Return whether there is anything new: ask again after `poll_after_s`, give or take some chance."""
        return _answer(open_contest(slug, reader(request)), "private, no-cache")


def pulse(contest: Contest) -> PulseDocument:
    """Return the contest's pulse."""
    view = boards.view_shown(contest)
    head = head_of(contest, view)
    version = boards.ranking(contest.pk, view).version()
    return {
        "phase": head.phase,
        "next_change_at": None if head.next_change_at is None else utc(head.next_change_at),
        "poll_after_s": head.poll_after_s,
        "contest": _stamp(contest.updated_at, contest.longest_extra),
        "news": _stamp(*_last_news(contest)),
        "board": f"{view}-{version}",
    }


def _answer(contest: Contest, caching: str) -> HttpResponse:
    content = pulses.get(contest.slug)
    return HttpResponse(
        content, content_type="application/json", headers={"Cache-Control": caching}
    )


def _last_news(contest: Contest) -> tuple[int | None, int, datetime | None]:
    last = Announcement.objects.filter(contest=contest).aggregate(last=Max("pk"))["last"]
    public = Clarification.objects.filter(participation__contest=contest, is_public=True)
    answers = public.aggregate(count=Count("pk"), last=Max("answered_at"))
    return last, answers["count"], answers["last"]


def _stamp(*values: object) -> str:
    return hashlib.sha256(repr(values).encode()).hexdigest()[:12]


def _read(slug: str) -> bytes:
    contest = Contest.objects.prefetch_related("problems__problem").get(slug=slug)
    return compact_json(pulse(contest))


pulses: lookup.Memory[bytes] = lookup.Memory(_read)
