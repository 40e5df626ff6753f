"""A contest's results to take along: `/contests/{slug}/export.csv`, `.json`, and `/api/contests/{slug}/export`.

They are streamed: a board of a hundred thousand is never in memory as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from judge.api.openapi import answers
from judge.api.permissions import MayRead, reader
from judge.api.view import ApiView
from judge.limits.door import counts_as
from judge.limits.words import Group
from leaderboard.contests.api import open_contest
from leaderboard.contests.errors import ContestRefused
from leaderboard.contests.export import ccs, table
from leaderboard.contests.reading import check_export_open, may_open_problems
from leaderboard.models import Contest


@counts_as(Group.EXPORT)
@require_safe
def as_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Send the full board as a table."""
    contest = _exported(request, slug)
    return _stream(table.pieces(contest), "text/csv; charset=utf-8", f"{slug}.csv")


@counts_as(Group.EXPORT)
@require_safe
def as_json(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Send the contest in the ICPC's words."""
    contest = _exported(request, slug)
    return _stream(_document(contest, request.user), "application/json", f"{slug}.json")


class ContestExport(ApiView):
    """`GET /api/contests/{slug}/export`."""

    permission_classes = (MayRead,)
    limit_group = Group.EXPORT

    @extend_schema(
        operation_id="contest_export",
        tags=["contests"],
        **answers(dict[str, object], "The contest as the ICPC's Contest API names things."),
    )
    def get(self, request: Request, slug: str) -> StreamingHttpResponse:
        """Return all of a contest that is over, in one document; staff may ask at any time."""
        user = reader(request)
        contest = open_contest(slug, user)
        check_export_open(contest, user)
        return _stream(_document(contest, user), "application/json", f"{slug}.json")


def _exported(request: HttpRequest, slug: str) -> Contest:
    contest = get_object_or_404(Contest.objects.visible_to(request.user), slug=slug)
    try:
        check_export_open(contest, request.user)
    except ContestRefused as refused:
        raise PermissionDenied(str(refused)) from refused
    return contest


def _document(contest: Contest, user: Any) -> Iterator[str]:
    is_open = may_open_problems(contest, user)
    return ccs.pieces(contest, timezone.now(), names_problems=is_open)


def _stream(pieces: Iterator[str], kind: str, name: str) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        pieces,
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-cache",
        },
    )
