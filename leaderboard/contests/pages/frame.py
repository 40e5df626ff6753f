"""What all pages of a contest share: its head with the countdown, its tabs, and what their script begins with."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from judge.api.problems import Reader
from leaderboard.contests.clock import Phase
from leaderboard.contests.document import ContestDocument, ContestProblemRow, contest_document
from leaderboard.contests.errors import ContestRefused
from leaderboard.contests.live.pulse import pulses
from leaderboard.models import Contest, Way

View = Callable[..., HttpResponse]

PHASE_LABELS = {
    Phase.BEFORE: "Upcoming",
    Phase.RUNNING: "Running",
    Phase.FROZEN: "Running, board frozen",
    Phase.OVERTIME: "Extra time",
    Phase.ENDED: "Over",
}


@dataclass(frozen=True)
class Countdown:
    """What comes next for the reader, and when."""

    label: str
    to: datetime


class LinkedProblem(ContestProblemRow):
    """A problem with the address of the page where the reader works on it now."""

    address: str


def from_page(name: str) -> Callable[[View], View]:
    """Let only those signed in send the forms of that page; others come back to it when they have signed in."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, slug: str, **more: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(reverse(name, args=[slug]))
            return view(request, slug, **more)

        return guarded

    return guard


def contest_page(
    request: HttpRequest,
    contest: Contest,
    template: str,
    *,
    heading: str = "",
    code: int = 200,
    address: str = "",
    document: ContestDocument | None = None,
    **context: Any,
) -> HttpResponse:
    """Answer with a page of the contest; `heading` says which, beside the contest's title.

    `address` is where it can be fetched again, for pages that a form was sent to.
    """
    document = contest_document(contest, request.user) if document is None else document
    return render(
        request,
        template,
        {
            "contest": contest,
            "document": document,
            "heading": heading,
            "phase_label": PHASE_LABELS[Phase(document["phase"])],
            "countdown": countdown(document),
            "problems": linked_problems(contest, document),
            "has_time": has_time(document),
            # Where each problem is worth the same, nobody has to be told.
            "has_credits": any(row["credits"] != 1 for row in document["problems"] or []),
            "live": _live(contest, document, request.user, address or request.get_full_path()),
            **context,
        },
        status=code,
    )


def refusal_page(request: HttpRequest, contest: Contest, refused: ContestRefused) -> HttpResponse:
    """Answer that the reader may not see this now, and say what they can do."""
    return contest_page(
        request,
        contest,
        "leaderboard/contests/closed.html",
        heading="Closed",
        code=refused.status or 403,
        refused=refused,
    )


def countdown(document: ContestDocument) -> Countdown | None:
    """Return what the reader waits for: the start, their own end, or the end for all; None: nothing."""
    now, starts_at, ends_at = (
        datetime.fromisoformat(text)
        for text in (document["server_time"], document["starts_at"], document["ends_at"])
    )
    if now < starts_at:
        return Countdown("Begins in", starts_at)
    participation = document["participation"]
    if participation is not None and has_time(document):
        is_own = participation["way"] == Way.VIRTUAL or participation["extra_time_s"] > 0
        label = "Your time ends in" if is_own else "Ends in"
        return Countdown(label, datetime.fromisoformat(participation["ends_at"]))
    return Countdown("Ends in", ends_at) if now < ends_at else None


def has_time(document: ContestDocument) -> bool:
    """Tell whether the reader may submit now."""
    participation = document["participation"]
    if participation is None or participation["is_disqualified"]:
        return False
    now = datetime.fromisoformat(document["server_time"])
    return (
        datetime.fromisoformat(participation["starts_at"])
        <= now
        < datetime.fromisoformat(participation["ends_at"])
    )


def linked_problems(contest: Contest, document: ContestDocument) -> list[LinkedProblem]:
    """Return the problems that the reader may open: outside their time those that are open to all are practised."""
    if document["problems"] is None:
        return []
    is_practice = not has_time(document) and document["phase"] == Phase.ENDED
    return [
        {
            **row,
            "address": reverse("problem_detail", args=[one.problem.slug])
            if is_practice and one.problem.is_open
            else reverse("contest_problem", args=[contest.slug, row["label"]]),
        }
        for row, one in zip(document["problems"], contest.problems.all(), strict=True)
    ]


def _live(
    contest: Contest, document: ContestDocument, user: Reader, address: str
) -> dict[str, Any]:
    """Return what the pages' script begins with."""
    is_before = document["phase"] == Phase.BEFORE
    return {
        "slug": contest.slug,
        "address": address,
        "server_time": document["server_time"],
        "pulse": json.loads(pulses.get(contest.slug)),
        "participants": document["participants"],
        "participation": document["participation"],
        "reads_news": is_before or document["problems"] is not None,
        # Once it is over, nothing changes by itself any more.
        "is_live": document["phase"] != Phase.ENDED or has_time(document),
        "is_staff": user.is_staff,
        "user": user.get_username(),
    }
