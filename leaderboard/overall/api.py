"""`GET /api/leaderboard`: who has solved most, in pages, and the lines around oneself."""

from __future__ import annotations

import json

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request

from judge.accounts.models import User
from judge.api.conditional import etag_of, unless_known
from judge.api.openapi import answers
from judge.api.pages import Page, PageQuery, pages_of, query_of
from judge.api.view import ApiView
from judge.limits.words import Group
from leaderboard.overall import board

REACH = 5
# A board may be this old in any cache: a crowd then costs one answer a second.
FRESH_S = 1


class BoardQuery(PageQuery):
    """Which part of the board."""

    around = serializers.ChoiceField(
        ["me"],
        required=False,
        help_text=f"Your own line with {REACH} above and {REACH} below instead of a page.",
    )


class Leaderboard(ApiView):
    """The board: public, the same for everyone, and therefore free of sessions unless one asks for oneself."""

    permission_classes = ()
    limit_group = Group.LIST

    def perform_authentication(self, request: Request) -> None:
        """Leave who asks alone: a session would cost a query and make the answer unfit for shared caches."""

    @extend_schema(
        operation_id="leaderboard",
        tags=["leaderboard"],
        **answers(
            Page[board.Row],
            "The best first. Shared caches may keep it for a second.",
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
    def get(self, request: Request) -> HttpResponse:
        """Return a page of the board, or the part around you."""
        query = query_of(request, BoardQuery)
        if "around" in query:
            self.count(request)
            document, caching = _around(request), "private, no-cache"
        else:
            document = _page(query["page"], query["limit"])
            caching = f"public, max-age={FRESH_S}"
        content = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
        response = HttpResponse(content, content_type="application/json")
        response.headers["ETag"] = etag_of(content)
        response.headers["Cache-Control"] = caching
        return unless_known(request._request, response)


def _page(page: int, limit: int) -> Page[board.Row]:
    count = board.ranking().size()
    return {
        "count": count,
        "page": page,
        "limit": limit,
        "pages": pages_of(count, limit),
        "results": board.top(page, limit),
    }


def _around(request: Request) -> Page[board.Row]:
    if not isinstance(request.user, User):
        raise NotAuthenticated
    rows = board.around(request.user, REACH)
    return {"count": len(rows), "page": 1, "limit": 2 * REACH + 1, "pages": 1, "results": rows}
