"""The documents of a contest: what the API answers and the pages are drawn from. Times are ISO 8601 in UTC."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, TypedDict

from django.utils import timezone

from judge.submissions.document import utc
from leaderboard.contests.board.boards import View
from leaderboard.contests.board.documents import head_of
from leaderboard.contests.board.lookup import participants
from leaderboard.contests.clock import Phase
from leaderboard.contests.participate import one_of, participations_of
from leaderboard.contests.reading import may_open_problems, may_see_board
from leaderboard.models import (
    Announcement,
    Clarification,
    Contest,
    Participation,
    Registration,
    Way,
)
from problems.statements import render


class ContestRow(TypedDict):
    """A contest in a list. `is_registered` is the reader's own; null: nobody is signed in."""

    slug: str
    title: str
    phase: str
    starts_at: str
    ends_at: str
    length_s: int
    rule: str
    registration: str
    participants: int
    is_registered: bool | None


class ParticipationDocument(TypedDict):
    """How the reader takes part. `time_left_s` counts down from the moment of the answer."""

    way: str
    starts_at: str
    ends_at: str
    time_left_s: float
    extra_time_s: int
    is_disqualified: bool


class ContestProblemRow(TypedDict):
    """A problem of a contest. `status` is what the reader did with it there; null: nothing, or not signed in."""

    label: str
    title: str
    credits: int
    status: str | None


class RuleDocument(TypedDict):
    """How a contest is scored, in a sentence for participants."""

    name: str
    title: str
    says: str


class ContestDocument(ContestRow):
    """A contest in full. `problems` is null where the reader may not open them."""

    description_html: str
    scoring: RuleDocument
    freeze_at: str | None
    is_board_frozen: bool
    next_change_at: str | None
    server_time: str
    may_register: bool
    may_start_virtually: bool
    may_see_board: bool
    participation: ParticipationDocument | None
    problems: list[ContestProblemRow] | None
    poll_after_s: int


class AnnouncementDocument(TypedDict):
    """What staff told all."""

    id: int
    problem: str | None
    text: str
    created_at: str


class ClarificationDocument(TypedDict):
    """A question and its answer; `user` is null where it is somebody else's."""

    id: int
    problem: str | None
    question: str
    asked_at: str
    answer: str | None
    answered_at: str | None
    is_public: bool
    user: str | None
    is_own: bool


class NewsDocument(TypedDict):
    """All that the reader may read of what was said, the newest first."""

    announcements: list[AnnouncementDocument]
    clarifications: list[ClarificationDocument]


def contest_rows(contests: Sequence[Contest], user: Any) -> list[ContestRow]:
    """Return contests as a list shows them: a query or two, whatever their number."""
    counts = participants(contests)
    own = None
    if user.is_authenticated:
        live = Participation.objects.filter(contest__in=contests, user=user, way=Way.LIVE)
        own = set(live.values_list("contest", flat=True))
    return [
        _row(contest, counts.get(contest.pk, 0), None if own is None else contest.pk in own)
        for contest in contests
    ]


def contest_document(contest: Contest, user: Any) -> ContestDocument:
    """Return a contest in full, as far as the user may see it."""
    now = timezone.now()
    clock = contest.clock
    phase = clock.phase(now)
    own = participations_of(user, contest)
    participation = one_of(own, contest)
    is_registered = any(one.way == Way.LIVE for one in own) if user.is_authenticated else None
    head = head_of(contest, View.FULL)
    return {
        **_row(contest, participants([contest]).get(contest.pk, 0), is_registered),
        "description_html": _rendered(contest.description),
        "scoring": {
            "name": contest.rule,
            "title": contest.scoring.title,
            "says": contest.scoring.says,
        },
        "freeze_at": _utc_or_none(clock.freeze_at),
        "is_board_frozen": clock.is_board_frozen(now),
        "next_change_at": _utc_or_none(clock.next_change_at(now)),
        "server_time": utc(now),
        "may_register": participation is None and _takes_registrations(contest, phase),
        "may_start_virtually": contest.allows_virtual
        and phase.is_over
        and not clock.is_board_frozen(now)
        and (participation is None or participation.way == Way.LIVE)
        and not (participation is not None and participation.is_disqualified),
        "may_see_board": may_see_board(contest, user, own),
        "participation": None if participation is None else _participation(participation, now),
        "problems": problem_rows(contest, participation)
        if may_open_problems(contest, user, own)
        else None,
        "poll_after_s": head.poll_after_s,
    }


def problem_rows(contest: Contest, participation: Participation | None) -> list[ContestProblemRow]:
    """Return the contest's problems, with what the participation did with them."""
    status: dict[int, str] = {}
    if participation is not None:
        for problem_id, is_accepted in participation.attempts.values_list("problem", "is_accepted"):
            if is_accepted or problem_id not in status:
                status[problem_id] = "solved" if is_accepted else "attempted"
    return [
        {
            "label": problem.label,
            "title": problem.problem.title,
            "credits": problem.credits,
            "status": status.get(problem.pk),
        }
        for problem in contest.problems.all()
    ]


def news_document(
    announcements: Iterable[Announcement], clarifications: Iterable[Clarification], user: Any
) -> NewsDocument:
    """Return what was said, as the user may read it."""
    is_staff = bool(getattr(user, "is_staff", False))
    return {
        "announcements": [
            {
                "id": one.pk,
                "problem": one.problem.label if one.problem else None,
                "text": one.text,
                "created_at": utc(one.created_at),
            }
            for one in announcements
        ],
        "clarifications": [clarification_document(one, user, is_staff) for one in clarifications],
    }


def clarification_document(
    clarification: Clarification, user: Any, is_staff: bool
) -> ClarificationDocument:
    """Return a question with its answer; whose it was, only they and staff learn."""
    is_own = clarification.participation.user_id == getattr(user, "pk", None)
    is_named = is_own or is_staff
    return {
        "id": clarification.pk,
        "problem": clarification.problem.label if clarification.problem else None,
        "question": clarification.question,
        "asked_at": utc(clarification.asked_at),
        "answer": clarification.answer or None,
        "answered_at": _utc_or_none(clarification.answered_at),
        "is_public": clarification.is_public,
        "user": clarification.participation.user.get_username() if is_named else None,
        "is_own": is_own,
    }


@lru_cache(maxsize=256)
def _rendered(description: str) -> str:
    return render(description, "markdown", lambda name: name)


def _row(contest: Contest, participants: int, is_registered: bool | None) -> ContestRow:
    return {
        "slug": contest.slug,
        "title": contest.title,
        "phase": contest.phase,
        "starts_at": utc(contest.starts_at),
        "ends_at": utc(contest.ends_at),
        "length_s": contest.length_min * 60,
        "rule": contest.rule,
        "registration": contest.registration,
        "participants": participants,
        "is_registered": is_registered,
    }


def _takes_registrations(contest: Contest, phase: Phase) -> bool:
    if contest.registration == Registration.CLOSED:
        return False
    return phase is Phase.BEFORE or (phase.is_under_way and contest.takes_latecomers)


def _participation(participation: Participation, now: datetime) -> ParticipationDocument:
    left = (participation.ends_at - max(now, participation.starts_at)).total_seconds()
    return {
        "way": participation.way,
        "starts_at": utc(participation.starts_at),
        "ends_at": utc(participation.ends_at),
        "time_left_s": max(0.0, round(left, 1)),
        "extra_time_s": int(participation.extra_time.total_seconds()),
        "is_disqualified": participation.is_disqualified,
    }


def _utc_or_none(moment: datetime | None) -> str | None:
    return None if moment is None else utc(moment)
