"""Contests, participants and attempts for tests: plain functions with good defaults."""

from __future__ import annotations

import itertools
import random
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from judge.accounts.models import User
from leaderboard.contests.board import boards
from leaderboard.contests.participate import enrol, is_after_freeze
from leaderboard.contests.score import encode as score_of
from leaderboard.contests.settle import settle
from leaderboard.contests.standings import document, mark_stale, recompute_stale
from leaderboard.models import Attempt, Contest, ContestProblem, ContestStanding, Participation
from leaderboard.rules import Attempt as JudgedAttempt
from problems.models import Problem
from problems.verdicts import Verdict
from tests.factories import judged_event, make_problem, make_submission, make_user

_numbers = itertools.count(1)

MINUTE = timedelta(minutes=1)


def make_contest(
    labels: str = "AB",
    *,
    begins_in_min: float = -30,
    problems: list[Problem] | None = None,
    **fields: Any,
) -> Contest:
    """Make a published contest of hidden problems that began half an hour ago and takes 90 minutes."""
    number = next(_numbers)
    fields.setdefault("slug", f"contest-{number}")
    fields.setdefault("title", f"Contest {number}")
    fields.setdefault("is_published", True)
    credits = fields.pop("credits", [1] * len(labels))
    contest = Contest.objects.create(starts_at=timezone.now() + begins_in_min * MINUTE, **fields)
    for position, label in enumerate(labels):
        problem = problems[position] if problems else make_problem(is_published=False)
        ContestProblem.objects.create(
            contest=contest,
            problem=problem,
            label=label,
            position=position,
            credits=credits[position],
        )
    settle(contest)
    return contest


def make_participant(contest: Contest, username: str | None = None, **fields: Any) -> Participation:
    """Let someone new take part live."""
    participation = enrol(make_user(username), contest)
    for name, value in fields.items():
        setattr(participation, name, value)
    participation.save()
    return participation


def make_attempt(
    participation: Participation,
    label: str = "A",
    verdict: str | None = "AC",
    *,
    minute: float = 10,
    is_told: bool = True,
    **fields: Any,
) -> Attempt:
    """Let a participant submit something at that minute of their time; it is judged and heard of."""
    contest = participation.contest
    problem = contest.problems.get(label=label)
    sent_at = participation.starts_at + minute * MINUTE
    submission = make_submission(
        participation.user, problem.problem, verdict=verdict, created_at=sent_at, **fields
    )
    attempt = Attempt.objects.create(
        submission=submission,
        participation=participation,
        problem=problem,
        at=minute * MINUTE,
        is_after_freeze=is_after_freeze(contest, participation, sent_at),
    )
    if is_told:
        tell(attempt)
    return attempt


def tell(attempt: Attempt) -> None:
    """Let the event of an attempt's judging be heard."""
    with transaction.atomic():  # as events are delivered
        mark_stale(events=[judged_event(attempt.submission)])


def people(contest: Contest, *usernames: str) -> dict[str, Participation]:
    """Let these people take part."""
    return {name: make_participant(contest, name) for name in usernames}


def make_crowd(contest: Contest, size: int, *, solved: int = 2, names: str = "user{:05}") -> None:
    """Put many people on the board at once, each with up to `solved` problems, without a submission of any."""
    rng = random.Random(size)
    tasks, now = contest.tasks(), timezone.now()
    users = User.objects.bulk_create(
        [User(username=names.format(number), password="!") for number in range(size)], 5000
    )
    participations = Participation.objects.bulk_create(
        [Participation(contest=contest, user=user) for user in users], 5000
    )
    standings = []
    for participation in participations:
        attempts = [
            JudgedAttempt(task.label, rng.random() * contest.length, verdict, rng.random())
            for task in rng.sample(tasks, min(rng.randint(1, solved), len(tasks)))
            for verdict in (Verdict.WA,) * rng.choice((0, 0, 0, 1, 1, 3)) + (Verdict.AC,)
        ]
        result = contest.scoring.result(tasks, attempts)
        score, shown = score_of(result.points, result.time), document(result)
        standings.append(
            ContestStanding(
                participation=participation,
                contest=contest,
                score=score,
                frozen_score=score,
                result=shown,
                frozen_result=shown,
                updated_at=now,
            )
        )
    ContestStanding.objects.bulk_create(standings, 5000)
    boards.mend()


def settle_board() -> None:
    """Do what the board worker does."""
    recompute_stale()
