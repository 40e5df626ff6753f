"""The page of a contest's board: readable as it comes, and kept up to date by its script."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from judge.accounts.models import User
from judge.web.paging import links, page_of
from leaderboard.contests import boards
from leaderboard.contests.api import open_contest
from leaderboard.contests.board_pages import page_of_board
from leaderboard.contests.board_words import cell_shown, time_text
from leaderboard.contests.boards import View, view_shown
from leaderboard.contests.clock import Phase
from leaderboard.contests.errors import ContestRefused
from leaderboard.contests.frame import contest_page, refusal_page
from leaderboard.contests.participate import participation_of
from leaderboard.contests.reading import check_board_open
from leaderboard.models import Contest
from leaderboard.rules import Times

PAGE_SIZE = 100  # as the API's pages are, so that both are made once


class BoardRows:
    """A board as a sequence that a paginator can count and cut: the very pages that the API sends."""

    def __init__(self, contest: Contest, view: View) -> None:
        self._contest, self._view = contest, view

    def count(self) -> int:
        """Return how many are ranked."""
        return boards.ranking(self._contest.pk, self._view).size()

    def __getitem__(self, part: slice) -> list[dict[str, Any]]:
        number = part.start // PAGE_SIZE + 1
        content = page_of_board(self._contest, self._view, number, PAGE_SIZE).content
        return rows_of(json.loads(content), self._contest.scoring.times)


@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a page of the contest's board, and where the reader stands."""
    user = request.user
    contest = open_contest(slug, user)
    try:
        check_board_open(contest, user)
    except ContestRefused as refused:
        return refusal_page(request, contest, refused)
    view = view_shown(contest, is_staff=user.is_staff)
    views = boards.views(contest) if user.is_staff and contest.freeze_min else []
    chosen = next((one for one in views if one == request.GET.get("view")), None)
    view = chosen or view
    is_before = contest.phase is Phase.BEFORE
    page = page_of(request, BoardRows(contest, view), PAGE_SIZE)
    position = _position(contest, view, user)
    return contest_page(
        request,
        contest,
        "leaderboard/contests/board.html",
        heading="Board",
        view=view,
        views=views,
        rows=list(page.object_list),
        times=contest.scoring.times,
        labels=[] if is_before else [one.label for one in contest.problems.all()],
        is_before=is_before,
        own_position=None if position is None else position + 1,
        own_page=None if position is None else position // PAGE_SIZE + 1,
        first_position=page.start_index(),
        **links(page),
    )


def rows_of(document: dict[str, Any], times: Times) -> list[dict[str, Any]]:
    """Return the lines of a board's document as the page shows them."""
    firsts = {problem["label"]: problem["first"] for problem in document["problems"]}
    return [
        {
            "rank": line["rank"],
            "user": line["user"],
            "points": str(line["points"]),
            "time": time_text(line["time_s"], times),
            "cells": [
                cell_shown(
                    label,
                    line["cells"].get(label),
                    times=times,
                    is_first=first == line["user"],
                )
                for label, first in firsts.items()
            ],
        }
        for line in document["results"]
    ]


def _position(contest: Contest, view: View, user: Any) -> int | None:
    participation = participation_of(user, contest) if isinstance(user, User) else None
    if participation is None:
        return None
    return boards.ranking(contest.pk, view).position(participation.pk)
