"""The page of a contest's board: readable as it comes, and kept up to date by its script."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from judge.accounts.models import User
from judge.web.paging import links, page_of
from leaderboard.contests.api import open_contest
from leaderboard.contests.board import boards
from leaderboard.contests.board.boards import View, view_shown
from leaderboard.contests.board.rows import PAGE_SIZE, BoardRows, ReplayRows
from leaderboard.contests.clock import Phase
from leaderboard.contests.errors import ContestRefused
from leaderboard.contests.pages.frame import contest_page, refusal_page
from leaderboard.contests.participate import participation_of
from leaderboard.contests.reading import check_board_open
from leaderboard.models import Contest, Participation, Way

REPLAY = "replay"


class Choice(NamedTuple):
    """A board that the reader may choose: its word in the page's address, and what the API is asked for it."""

    word: str
    label: str
    query: str


@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a page of the contest's board, and where the reader stands."""
    user = request.user
    contest = open_contest(slug, user)
    participation = participation_of(user, contest) if isinstance(user, User) else None
    choices = _choices(contest, user, participation)
    word = request.GET.get("view", _first_word(participation))
    chosen = next((choice for choice in choices if choice.word == word), None)
    try:
        check_board_open(contest, user)
        rows = _rows(contest, user, chosen)
    except ContestRefused as refused:
        return refusal_page(request, contest, refused)
    page = page_of(request, rows, PAGE_SIZE)
    position = None if participation is None else rows.position(participation)
    is_before = contest.phase is Phase.BEFORE
    return contest_page(
        request,
        contest,
        "leaderboard/contests/board.html",
        heading="Board",
        choices=choices,
        chosen=chosen,
        as_of=boards.as_of(contest, rows.view) if isinstance(rows, BoardRows) else None,
        is_frozen=isinstance(rows, BoardRows) and rows.view is View.FROZEN,
        rows=list(page.object_list),
        times=contest.scoring.times,
        labels=[] if is_before else [one.label for one in contest.problems.all()],
        is_before=is_before,
        own_position=None if position is None else position + 1,
        own_page=None if position is None else position // PAGE_SIZE + 1,
        first_position=max(page.start_index(), 1),  # an empty page begins at 0
        **links(page),
    )


def _choices(
    contest: Contest, user: User | AnonymousUser, participation: Participation | None
) -> list[Choice]:
    """Return the boards between which the reader chooses; none where there is but one."""
    is_virtual = participation is not None and participation.way == Way.VIRTUAL
    replayed = [Choice(REPLAY, "As it was", "replay=me")] if is_virtual else []
    if user.is_staff and contest.freeze_min:
        both = [
            Choice(View.FULL, "Full", "view=full"),
            Choice(View.FROZEN, "Frozen", "view=frozen"),
        ]
        return [*replayed, *both]
    # To the public there is one board beside a replay, and the clock says which.
    return [*replayed, Choice(View.FULL, "Final", "")] if replayed else []


def _first_word(participation: Participation | None) -> str:
    """Return what is shown unasked: to someone whose virtual time runs, the field after as much time."""
    is_replaying = (
        participation is not None
        and participation.way == Way.VIRTUAL
        and timezone.now() < participation.ends_at
    )
    return REPLAY if is_replaying else View.FULL


def _rows(
    contest: Contest, user: User | AnonymousUser, chosen: Choice | None
) -> BoardRows | ReplayRows:
    if chosen is not None and chosen.word == REPLAY and isinstance(user, User):
        return ReplayRows(contest, user)
    if chosen is not None and chosen.query:
        return BoardRows(contest, View(chosen.word))
    return BoardRows(contest, view_shown(contest, is_staff=user.is_staff))
