"""What a rejudging would change in contests: points and ranks, told to staff before it is applied."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from judge.submissions.models import JudgementQuerySet, Rejudging, RejudgingState
from judge.submissions.review import Section
from leaderboard.contests import score
from leaderboard.contests.standings import Judged, judged_attempts, results_of
from leaderboard.models import Attempt, Contest, ContestStanding, Way
from problems.verdicts import Verdict

SHOWN = 200
_COLUMNS = ("Participant", "Points before", "Points after", "Rank before", "Rank after")


class _Verdict(NamedTuple):
    verdict: Verdict
    share: float


def rank_changes(*, rejudging: Rejudging, changed: JudgementQuerySet, **_: object) -> list[Section]:
    """Receive `rejudging_reviewed`: return a table for each contest in which somebody's standing would change."""
    if rejudging.state != RejudgingState.READY:
        return []
    verdicts = {
        submission_id: _Verdict(Verdict(verdict), passed / total if total else 0.0)
        for submission_id, verdict, passed, total in changed.values_list(
            "submission_id", "verdict", "passed_tests", "total_tests"
        )
        if verdict is not None
    }
    touched: dict[int, set[int]] = defaultdict(set)
    attempts = Attempt.objects.filter(pk__in=verdicts, participation__way=Way.LIVE)
    for contest_id, participation_id in attempts.values_list(
        "participation__contest", "participation"
    ):
        touched[contest_id].add(participation_id)
    contests = Contest.objects.prefetch_related("problems").filter(pk__in=touched)
    return [
        section
        for contest in contests
        if (section := _section(contest, sorted(touched[contest.pk]), verdicts)) is not None
    ]


def _section(
    contest: Contest, participation_ids: Sequence[int], verdicts: Mapping[UUID, _Verdict]
) -> Section | None:
    standings = ContestStanding.objects.filter(contest=contest, score__isnull=False)
    before = {
        id: points for id, points in standings.values_list("pk", "score") if points is not None
    }
    after = dict(before)
    judged = judged_attempts(participation_ids)
    for id in participation_ids:
        if id in before:  # who was disqualified has no rank to change
            result = results_of(contest, [_rejudged(one, verdicts) for one in judged[id]]).full
            after[id] = score.encode(result.points, result.time)
    moved = [id for id in participation_ids if before.get(id) != after.get(id)]
    if not moved:
        return None
    ranks_before, ranks_after = _ranks(before), _ranks(after)
    others = sum(ranks_before[id] != ranks_after[id] for id in before if before[id] == after[id])
    names = dict(standings.filter(pk__in=moved).values_list("pk", "participation__user__username"))
    rows = [
        (
            names.get(id, ""),
            f"{score.decode(before[id])[0]:g}",
            f"{score.decode(after[id])[0]:g}",
            ranks_before[id],
            ranks_after[id],
        )
        for id in sorted(moved, key=lambda id: (ranks_after[id], id))
    ]
    return Section(
        title=f"Ranks in {contest.title}",
        columns=_COLUMNS,
        rows=rows[:SHOWN],
        note=_note(len(rows), others),
    )


def _rejudged(one: Judged, verdicts: Mapping[UUID, _Verdict]) -> Judged:
    new = verdicts.get(one.submission_id)
    if new is None:
        return one
    return one._replace(attempt=replace(one.attempt, verdict=new.verdict, share=new.share))


def _ranks(scores: Mapping[int, int]) -> dict[int, int]:
    best_first = sorted(-points for points in scores.values())
    return {id: bisect_left(best_first, -points) + 1 for id, points in scores.items()}


def _note(count: int, others: int) -> str:
    left_out = f"The first {SHOWN} of {count} are shown. " if count > SHOWN else ""
    match others:
        case 0:
            return f"{left_out}No other rank changes."
        case 1:
            return f"{left_out}One other rank changes by it."
    return f"{left_out}{others} other ranks change by it."
