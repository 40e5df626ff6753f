"""The ranking as a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from judge.web.paging import links, page_of
from leaderboard.models import Standing


@require_safe
def leaderboard(request: HttpRequest) -> HttpResponse:
    """Show who has solved most, a page at a time."""
    ranked = (
        Standing.objects.filter(solved__gt=0, user__is_active=True)
        .select_related("user")
        .order_by("-solved", "last_solved_at", "user_id")
    )
    page = page_of(request, ranked)
    return render(
        request,
        "leaderboard/leaderboard.html",
        {
            "rows": list(enumerate(page.object_list, start=page.start_index())),
            **links(page),
        },
    )
