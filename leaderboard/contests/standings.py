"""Recompute contest standings from the attempts they come from.

    submission_judged --mark_stale--> ContestStanding.is_stale --recompute_stale--> ContestStanding --copy--> Redis

A standing is always made anew from all attempts of its participation, so an event that comes twice, a rejudge or a
changed rule cost a recomputation and nothing else. Attempts that are not judged yet are not there yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

import structlog
from django.db import transaction
from django.utils import timezone

from judge.submissions.events import SubmissionJudged
from leaderboard.contests import score
from leaderboard.contests.board import boards
from leaderboard.models import Attempt, Contest, ContestStanding, Way
from leaderboard.queues import announce_stale
from leaderboard.rules import Attempt as JudgedAttempt
from leaderboard.rules import Cell, Result
from problems.verdicts import Verdict

logger = structlog.get_logger(__name__)

BATCH = 200
_COMPUTED = ["score", "frozen_score", "result", "frozen_result", "is_stale", "updated_at"]


class Judged(NamedTuple):
    """An attempt and what became of it; the freeze may hide it."""

    submission_id: UUID
    attempt: JudgedAttempt
    is_hidden: bool


class Results(NamedTuple):
    """What attempts are worth: in full, and as the frozen board shows them."""

    full: Result
    frozen: Result


def mark_stale(*, events: Sequence[SubmissionJudged], **_: object) -> None:
    """Receive `submission_judged`: the standings of the participations they were sent in are to be computed again."""
    sent = [UUID(event.submission_id) for event in events]
    ids = Attempt.objects.filter(pk__in=sent).values_list("participation_id", flat=True)
    # Locked in their order first, as whoever copies them to a board does: else the two may wait for each other.
    locked = list(
        ContestStanding.objects.select_for_update()
        .filter(pk__in=list(ids))
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    if locked:
        ContestStanding.objects.filter(pk__in=locked).update(is_stale=True)
        logger.info("standings_stale", submissions=list(map(str, sent)), participations=locked)
        announce_stale()


def mark_all_stale(contest: Contest) -> None:
    """Have all standings of the contest computed again."""
    ContestStanding.objects.filter(contest=contest).update(is_stale=True)
    announce_stale()


def recompute_stale() -> int:
    """Compute the standings anew that something was judged for, and copy them to the boards; return how many."""
    count = 0
    while True:
        with transaction.atomic():
            stale = list(
                ContestStanding.objects.select_for_update(skip_locked=True, of=("self",))
                .filter(is_stale=True)
                .select_related("participation")
                .defer("result", "frozen_result")[:BATCH]
            )
            recompute(stale)
        if not stale:
            return count
        count += len(stale)
        if not boards.copy(stale):
            ContestStanding.objects.filter(pk__in=[one.pk for one in stale]).update(is_stale=True)
            return count
        logger.info("boards_updated", participations=[standing.pk for standing in stale])


def recompute(standings: Sequence[ContestStanding]) -> None:
    """Set and save what the participations' attempts are worth."""
    now = timezone.now()
    contests = Contest.objects.prefetch_related("problems").in_bulk(
        {standing.contest_id for standing in standings}
    )
    judged = judged_attempts([standing.pk for standing in standings])
    _note_accepted(chain.from_iterable(judged.values()))
    for standing in standings:
        contest = contests[standing.contest_id]
        attempts = judged.get(standing.pk, [])
        results = results_of(contest, attempts)
        participation = standing.participation
        is_ranked = (
            bool(attempts) and participation.way == Way.LIVE and not participation.is_disqualified
        )
        standing.score = _score(results.full) if is_ranked else None
        standing.frozen_score = _score(results.frozen) if is_ranked else None
        standing.result = document(results.full)
        standing.frozen_result = document(results.frozen)
        standing.is_stale = False
        standing.updated_at = now
    # All of these exist and are locked, so every row conflicts; Django's bulk_update takes eight times as long.
    ContestStanding.objects.bulk_create(
        standings,
        update_conflicts=True,
        unique_fields=["participation"],
        update_fields=_COMPUTED,
    )
    # What was recorded of these contests is told no more; the replay records it again.
    changed = {one.contest_id for one in standings if one.participation.way == Way.LIVE}
    Contest.objects.filter(pk__in=changed, recorded_at__isnull=False).update(recorded_at=None)


def judged_attempts(participation_ids: Iterable[int]) -> Mapping[int, list[Judged]]:
    """Return the judged attempts by participation, oldest first. One query."""
    rows = (
        Attempt.objects.filter(
            participation__in=participation_ids,
            submission__judgements__is_current=True,
            submission__judgements__verdict__isnull=False,
        )
        .order_by("at", "pk")
        .values_list(
            "participation_id",
            "pk",
            "problem__label",
            "at",
            "is_after_freeze",
            "submission__judgements__verdict",
            "submission__judgements__passed_tests",
            "submission__judgements__total_tests",
        )
    )
    found: dict[int, list[Judged]] = defaultdict(list)
    for participation_id, submission_id, label, at, is_hidden, verdict, passed, total in rows:
        assert verdict is not None, "those without one are filtered out"
        share = passed / total if total else 0.0
        attempt = JudgedAttempt(label, at, Verdict(verdict), share)
        found[participation_id].append(Judged(submission_id, attempt, is_hidden))
    return found


def results_of(contest: Contest, judged: Sequence[Judged]) -> Results:
    """Return what attempts are worth by the contest's rule; what the freeze hides is pending on the frozen board."""
    tasks, rule = contest.tasks(), contest.scoring
    full = rule.result(tasks, [one.attempt for one in judged])
    if not any(one.is_hidden for one in judged):
        return Results(full, full)
    shown = [replace(one.attempt, verdict=None) if one.is_hidden else one.attempt for one in judged]
    return Results(full, rule.result(tasks, shown))


def _note_accepted(judged: Iterable[Judged]) -> None:
    """Keep with each attempt whether it was accepted, by which the first to solve a problem is found."""
    by_acceptance: dict[bool, list[UUID]] = {True: [], False: []}
    for one in judged:
        by_acceptance[one.attempt.verdict is Verdict.AC].append(one.submission_id)
    for is_accepted, ids in by_acceptance.items():
        attempts = Attempt.objects.filter(pk__in=ids, is_accepted=not is_accepted)
        attempts.update(is_accepted=is_accepted)


def document(result: Result) -> dict[str, Any]:
    """Return a result as it is stored and shown, times in seconds to the hundredth."""
    return {
        "points": _number(result.points),
        "solved": result.solved,
        "time_s": score.seconds(result.time),
        "cells": {label: _cell(cell) for label, cell in sorted(result.cells.items())},
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "points": _number(cell.points),
        "tries": cell.wrong_tries,
        "pending": cell.pending,
        "time_s": None if cell.solved_at is None else score.seconds(cell.solved_at),
    }


def _number(points: float) -> float:
    """Return whole points without a fraction, as people write them."""
    return int(points) if points == int(points) else points


def _score(result: Result) -> int:
    return score.encode(result.points, result.time)
