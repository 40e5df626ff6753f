"""Take part: register, start virtually, submit and run within one's time."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NoReturn

from django.db import transaction
from django.utils import timezone

from judge.accounts.models import User
from judge.submissions.models import Submission
from judge.submissions.submit import run as run_anywhere
from judge.submissions.submit import submit as submit_anywhere
from leaderboard.contests.clock import Phase
from leaderboard.contests.errors import ContestRefused
from leaderboard.models import (
    Attempt,
    Contest,
    ContestProblem,
    ContestStanding,
    Participation,
    Registration,
    Way,
)
from leaderboard.queues import announce_virtual


def register(user: User, contest: Contest, code: str = "") -> Participation:
    """Let the user take part live; who does so already stays as they are. Raise ContestRefused where they may not."""
    participation = live_participation(user, contest)
    if participation is not None:
        return participation
    phase = contest.phase
    if phase in {Phase.OVERTIME, Phase.ENDED}:
        _refuse("contest_over", "This contest is over; nobody can register for it any more.")
    if phase is not Phase.BEFORE and not contest.takes_latecomers:
        _refuse("registration_closed", "Registration ended when the contest began.")
    match contest.registration:
        case Registration.CLOSED:
            _refuse("registration_closed", "Only staff can add participants; ask them.")
        case Registration.CODE if not _is_code(contest, code):
            sentence = "Type the code that the organisers gave you."
            raise ContestRefused("wrong_code", sentence, {"code": [sentence]}, status=400)
    return enrol(user, contest)


def enrol(user: User, contest: Contest) -> Participation:
    """Add the user to the contest, whoever may register; a second time changes nothing."""
    with transaction.atomic():
        participation, _ = Participation.objects.get_or_create(
            contest=contest, user=user, way=Way.LIVE
        )
        ContestStanding.objects.get_or_create(participation=participation, contest=contest)
    return participation


def start_virtual(user: User, contest: Contest) -> Participation:
    """Start the user's own time in a contest that is over; started once, it goes on."""
    if not contest.allows_virtual:
        _refuse("no_virtual", "This contest cannot be taken part in virtually.")
    if not contest.phase.is_over:
        _refuse("contest_not_over", "Virtual participation begins when the contest is over.")
    if contest.clock.is_board_frozen(timezone.now()):
        # The recorded field would tell how it ended.
        _refuse("board_frozen", "Virtual participation begins when the organisers open the board.")
    live = live_participation(user, contest)
    if live is not None and live.is_disqualified:
        _refuse("disqualified", "You were disqualified in this contest.")
    with transaction.atomic():
        participation, _ = Participation.objects.get_or_create(
            contest=contest,
            user=user,
            way=Way.VIRTUAL,
            defaults={"started_at": timezone.now()},
        )
        ContestStanding.objects.get_or_create(participation=participation, contest=contest)
        if contest.recorded_at is None:
            announce_virtual()
    return participation


def submit(
    user: User,
    contest: Contest,
    label: str,
    language: str,
    source: str,
    *,
    idempotency_key: str | None = None,
) -> Submission:
    """Store a submission that counts in the contest; raise SubmissionRefused when it cannot be taken."""
    now = timezone.now()
    participation = current_participation(user, contest, now)
    problem = problem_of(contest, label)
    return submit_within(participation, problem, language, source, idempotency_key=idempotency_key)


def submit_within(
    participation: Participation,
    problem: ContestProblem,
    language: str,
    source: str,
    *,
    idempotency_key: str | None = None,
) -> Submission:
    """Store a submission of a participation whose time runs; raise SubmissionRefused when it cannot be taken."""

    def attempt(submission: Submission) -> Iterator[Attempt]:
        yield Attempt(
            submission=submission,
            participation=participation,
            problem=problem,
            at=submission.created_at - participation.starts_at,
            is_after_freeze=is_after_freeze(
                participation.contest, participation, submission.created_at
            ),
        )

    submission = submit_anywhere(
        participation.user,
        problem.problem,
        language,
        source,
        idempotency_key=idempotency_key,
        within_contest=True,
        place=f"{participation.pk}:{problem.pk}",
        along=attempt,
    )
    if idempotency_key and not _counts(submission, participation):
        # What was stored then was sent elsewhere, perhaps before the contest began: it cannot count here.
        raise ContestRefused(
            "idempotency_key_reused",
            "This Idempotency-Key was used outside of this contest; take a new one.",
            status=422,
        )
    return submission


def run(
    user: User,
    contest: Contest,
    label: str,
    language: str,
    source: str,
    inputs: Sequence[str] | None = None,
    *,
    idempotency_key: str | None = None,
) -> Submission:
    """Store a run on samples or own inputs; it never counts. Raise SubmissionRefused when it cannot be taken."""
    current_participation(user, contest, timezone.now())
    problem = problem_of(contest, label).problem
    return run_anywhere(
        user,
        problem,
        language,
        source,
        inputs,
        idempotency_key=idempotency_key,
        within_contest=True,
    )


def live_participation(user: User, contest: Contest) -> Participation | None:
    """Return the user's live participation; None: not registered."""
    return Participation.objects.filter(contest=contest, user=user, way=Way.LIVE).first()


def participation_of(user: User, contest: Contest) -> Participation | None:
    """Return the participation that the user is in now: once it is over, the virtual one if there is one."""
    return one_of(participations_of(user, contest), contest)


def participations_of(user: Any, contest: Contest) -> list[Participation]:
    """Return how the user takes part: live, virtually, both or not at all."""
    if not getattr(user, "is_authenticated", False):
        return []
    found = list(Participation.objects.filter(contest=contest, user=user))
    for one in found:
        one.contest = contest
    return found


def one_of(participations: Iterable[Participation], contest: Contest) -> Participation | None:
    """Return the one of a user's participations that they are in now."""
    both = {one.way: one for one in participations}
    if contest.phase.is_over and Way.VIRTUAL in both:
        return both[Way.VIRTUAL]
    return both.get(Way.LIVE)


def current_participation(user: User, contest: Contest, now: datetime) -> Participation:
    """Return the participation in which the user may send something now; raise ContestRefused otherwise."""
    return current_of(participations_of(user, contest), contest, now)


def current_of(
    participations: Iterable[Participation], contest: Contest, now: datetime
) -> Participation:
    """Return the one of a user's participations that takes something now; raise ContestRefused otherwise."""
    if now < contest.starts_at:
        _refuse(
            "contest_not_started", f"The contest begins at {contest.starts_at:%Y-%m-%d %H:%M} UTC."
        )
    participation = one_of(participations, contest)
    if participation is None:
        if contest.phase.is_over:
            _refuse("contest_over", "The contest is over; take part virtually, or practise.")
        _refuse("not_registered", "Register for the contest first.")
    participation.contest = contest
    if participation.is_disqualified:
        _refuse("disqualified", "You were disqualified; ask the organisers.")
    if now >= participation.ends_at:
        _refuse(
            "contest_over",
            f"Your time in this contest ended at {participation.ends_at:%Y-%m-%d %H:%M:%S} UTC.",
        )
    return participation


def problem_of(contest: Contest, label: str) -> ContestProblem:
    """Return the contest's problem of that label, in whatever case it is written; raise ContestRefused without."""
    found = (
        contest.problems.select_related("problem__current_version")
        .filter(label__iexact=label)
        .first()
    )
    if found is None:
        raise ContestRefused("not_found", f"This contest has no problem {label}.", status=404)
    return found


def is_after_freeze(contest: Contest, participation: Participation, sent_at: datetime) -> bool:
    """Tell whether the freeze hides what was sent then. A virtual participation is in nobody's board."""
    freeze_at = contest.clock.freeze_at
    return participation.way == Way.LIVE and freeze_at is not None and sent_at >= freeze_at


def _counts(submission: Submission, participation: Participation) -> bool:
    return Attempt.objects.filter(pk=submission.pk, participation=participation).exists()


def _is_code(contest: Contest, code: str) -> bool:
    return secrets.compare_digest(code.strip().encode(), contest.registration_code.encode())


def _refuse(code: str, message: str) -> NoReturn:
    raise ContestRefused(code, message)
