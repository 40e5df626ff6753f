"""`/api/contests/{slug}/leaderboard`: a page, the lines around oneself, a search by name.

The public page of a public board is what a crowd polls. It is answered before anything is asked about who asks: the
same bytes for everyone, fit for any cache in front.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NotRequired, TypedDict

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request

from judge.accounts.models import User
from judge.api.conditional import unless_known
from judge.api.openapi import answers
from judge.api.pages import MAX_LIMIT, MAX_PAGE, PageQuery, query_of
from judge.api.permissions import MayRead, reader
from judge.api.problems import Reader
from judge.api.view import ApiView
from judge.limits.words import Group
from leaderboard.contests.api import open_contest
from leaderboard.contests.board import lookup, replay
from leaderboard.contests.board.boards import View, ranking, view_shown
from leaderboard.contests.board.documents import (
    BoardPage,
    head_of,
    page_of_board,
    page_of_lines,
    public_page,
)
from leaderboard.contests.participate import participation_of
from leaderboard.contests.reading import check_board_open
from leaderboard.models import BoardAudience, Contest, ContestStanding
from leaderboard.ranking import Line

REACH = 5
FOUND = 20
# A board may be this old in any cache: a crowd then costs one answer a second.
FRESH_S = 1
Found = tuple[int, Line]  # how many stand above the line
_PAGE_WORDS = frozenset({"page", "limit"})


class CellDocument(TypedDict):
    """One problem on a line. `time_s` is when it was solved; null: not yet. `tries` counts the wrong ones before."""

    points: float
    tries: int
    pending: int
    time_s: float | None


class LineDocument(TypedDict):
    """A line of the board. Equals share a rank; `cells` holds the problems that were tried, by label.

    `position` counts the lines from 1; those that were looked for carry it. `is_virtual` marks your own line in a
    replay.
    """

    position: NotRequired[int]
    rank: int
    user: str
    is_virtual: NotRequired[bool]
    points: float
    solved: int
    time_s: float
    cells: dict[str, CellDocument]


class BoardProblem(TypedDict):
    """A column of the board. `first` is who solved it first."""

    label: str
    credits: int
    first: str | None


class BoardDocument(TypedDict):
    """A part of a contest's board. `poll_after_s`: ask again then, give or take some chance of your own.

    `as_of`: the board does not move just now, and is as it was computed then; null: it is live.
    """

    contest: str
    phase: str
    view: str
    poll_after_s: int
    as_of: str | None
    problems: list[BoardProblem]
    count: int
    page: int
    limit: int
    pages: int
    results: list[LineDocument]


class BoardQuery(PageQuery):
    """Which part of the board."""

    top = serializers.IntegerField(
        min_value=1, max_value=MAX_LIMIT, required=False, help_text="So many of the best."
    )
    around = serializers.ChoiceField(
        ["me"], required=False, help_text=f"Your own line with {REACH} above and {REACH} below."
    )
    q = serializers.CharField(
        required=False, max_length=100, help_text=f"A part of a name: at most {FOUND} lines."
    )
    replay = serializers.ChoiceField(
        ["me"],
        required=False,
        help_text="For a virtual participant: the recorded field after as much time, with your own line in it.",
    )
    view = serializers.ChoiceField(
        [view.value for view in View], required=False, help_text="Staff choose; others see one."
    )


class ContestLeaderboard(ApiView):
    """`GET /api/contests/{slug}/leaderboard`."""

    permission_classes = (MayRead,)
    limit_group = Group.LIST

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer the crowd at once, and everything else in the usual way."""
        if request.method == "GET" and _PAGE_WORDS.issuperset(request.GET):
            answer = _for_everyone(request, kwargs["slug"])
            if answer is not None:
                return answer
        return super().dispatch(request, *args, **kwargs)

    @extend_schema(
        operation_id="contest_leaderboard",
        tags=["contests"],
        **answers(
            BoardDocument,
            "The best first. Shared caches may keep a page of a public board for a second.",
            headers={"ETag": "Send it back in If-None-Match; 304 says that nothing has changed."},
            parameters=[
                BoardQuery,
                OpenApiParameter(
                    "If-None-Match", str, OpenApiParameter.HEADER, description="The last ETag."
                ),
            ],
            empty={304: "Nothing has changed."},
        ),
    )
    def get(self, request: Request, slug: str) -> HttpResponse:
        """Return a part of the contest's board."""
        query = query_of(request, BoardQuery)
        user = reader(request)
        contest = open_contest(slug, user)
        check_board_open(contest, user)
        view = view_shown(contest, is_staff=user.is_staff)
        if user.is_staff and "view" in query:
            view = View(query["view"])
        if "replay" in query:
            page = _replay(contest, _somebody(user), query)
        elif "around" in query:
            page = _found(contest, view, _around(contest, view, _somebody(user)), 2 * REACH + 1)
        elif "q" in query:
            page = _found(contest, view, _named(contest, view, query["q"]), FOUND)
        elif "top" in query:
            page = page_of_board(contest, view, 1, query["top"])
        else:
            page = page_of_board(contest, view, query["page"], query["limit"])
        return _answer(request._request, page, "private, no-cache")


@extend_schema_view(get=extend_schema(operation_id="contest_leaderboard_by_name"))
class ContestLeaderboardAlias(ContestLeaderboard):
    """`GET /api/leaderboard/{slug}`: the same."""


def _for_everyone(request: HttpRequest, slug: str) -> HttpResponse | None:
    """Return the page of a board that everyone may see; None: not that simple."""
    page, limit = request.GET.get("page", "1"), request.GET.get("limit", str(MAX_LIMIT))
    contest = lookup.contests.get(slug)
    if (
        contest is None
        or not contest.is_published
        or contest.board_audience != BoardAudience.EVERYONE
        or not _is_number(page, MAX_PAGE)
        or not _is_number(limit, MAX_LIMIT)
    ):
        return None
    found = public_page(contest, int(page), int(limit))
    return _answer(request, found, f"public, max-age={FRESH_S}")


def _is_number(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 8 and 1 <= int(text) <= most


def _answer(request: HttpRequest, page: BoardPage, caching: str) -> HttpResponse:
    headers = {"ETag": page.etag, "Cache-Control": caching, "Vary": "Accept-Encoding"}
    content = page.content
    if "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        content = page.packed
        headers |= {"Content-Encoding": "gzip", "ETag": f'{page.etag[:-1]}-gzip"'}
    response = HttpResponse(content, content_type="application/json", headers=headers)
    return unless_known(request, response)


def _somebody(user: Reader) -> User:
    if not isinstance(user, User):
        raise NotAuthenticated
    return user


def _found(contest: Contest, view: View, found: list[Found], limit: int) -> BoardPage:
    return page_of_lines(
        head_of(contest, view),
        ranking(contest.pk, view),
        [line for _, line in found],
        page=1,
        limit=limit,
        count=len(found),
        positions=[position for position, _ in found],
    )


def _around(contest: Contest, view: View, user: User) -> list[Found]:
    participation = participation_of(user, contest)
    if participation is None:
        return []
    start, lines = ranking(contest.pk, view).around(participation.pk, REACH)
    return list(enumerate(lines, start))


def _replay(contest: Contest, user: User, query: Mapping[str, Any]) -> BoardPage:
    """Return the recorded field around the user's own line, or a page of it."""
    own = replay.own_of(user, contest)
    field = replay.field_at(contest, own.elapsed)
    page, limit = query["page"], query["limit"]
    start = (page - 1) * limit
    if "around" in query:
        position = replay.position(field, own)
        page, limit = 1, 2 * REACH + 1 if position is not None else 0
        start = max((position or 0) - REACH, 0)
    lines = replay.lines(contest, field, own, start, limit)
    return page_of_lines(
        head_of(contest, View.FULL),
        ranking(contest.pk, View.FULL),
        lines,
        page=page,
        limit=limit,
        count=replay.size(field, own),
        positions=range(start, start + len(lines)) if "around" in query else None,
    )


def _named(contest: Contest, view: View, name: str) -> list[Found]:
    """Return the lines of people whose name holds that, the best first."""
    of_board = ranking(contest.pk, view)
    found: QuerySet[ContestStanding] = ContestStanding.objects.filter(
        contest=contest,
        participation__user__username__icontains=name,
        **{f"{of_board.score}__isnull": False},
    ).order_by(f"-{of_board.score}", "pk")
    positions = (of_board.position(id) for id in found.values_list("pk", flat=True)[:FOUND])
    return [
        (position, line)
        for position in positions
        if position is not None
        for line in of_board.lines(position, 1)
    ]
