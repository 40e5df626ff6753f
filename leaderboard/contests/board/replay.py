"""The recorded field: how a contest that is over stood at any minute of it, for those who take part afterwards.

    record (once it is over)     attempts -> Step, one for each change of somebody's score
    field_at(contest, minute)    the latest step of everyone until then, in two arrays that this process keeps
    lines(field, own, ...)       a part of it, with the virtual participant's own line among the others

A virtual participant meets the others as they were after the same time, to the minute. What a line shows is computed
from the attempts until then, for the lines of a page alone. Nobody's rank changes by a virtual participant.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

import structlog
from django.db import connection, transaction
from django.utils import timezone

from judge.accounts.models import User
from leaderboard.contests import score
from leaderboard.contests.errors import ContestRefused
from leaderboard.contests.standings import Judged, document, judged_attempts, results_of
from leaderboard.models import Contest, ContestStanding, Participation, Step, Way
from leaderboard.ranking import Line, compact_json

logger = structlog.get_logger(__name__)

MINUTE = timedelta(minutes=1)
BATCH = 500
# 16 bytes a participant each: 50 MB where a hundred thousand took part.
KEPT_MINUTES = 32


@dataclass(frozen=True)
class Field:
    """Everyone's scores at a minute of a contest, the best first: the scores negated, so that they ascend."""

    contest_id: int
    minute: int
    negated: array[int]
    ids: array[int]

    def rank_of(self, points: int) -> int:
        """Return the rank that a score has in the field."""
        return bisect_left(self.negated, -points) + 1


@dataclass(frozen=True)
class Own:
    """A virtual participant, who may have tried nothing yet: then without a score, and not in the field."""

    participation: Participation
    elapsed: timedelta
    score: int | None
    shown: bytes


# --- Recording ----------------------------------------------------------------------------------------------------


def record_finished() -> int:
    """Record the fields of contests that are over and were not recorded since their last change; return how many."""
    count = 0
    for contest in Contest.objects.in_stage("ended").filter(recorded_at__isnull=True):
        if not ContestStanding.objects.filter(contest=contest, is_stale=True).exists():
            record(contest)
            count += 1
    return count


def record(contest: Contest) -> None:
    """Write down every change of every score of the contest, unless another worker is doing so."""
    began_at = timezone.now()
    ids = ContestStanding.objects.filter(contest=contest, score__isnull=False).order_by("pk")
    every = list(ids.values_list("pk", flat=True))
    with transaction.atomic():
        free = Contest.objects.select_for_update(skip_locked=True, no_key=True)
        if free.filter(pk=contest.pk, recorded_at__isnull=True).first() is None:
            return
        Step.objects.filter(contest=contest).delete()
        for start in range(0, len(every), BATCH):
            judged = judged_attempts(every[start : start + BATCH])
            Step.objects.bulk_create(
                Step(participation_id=participation_id, contest=contest, at=at, score=points)
                for participation_id, attempts in judged.items()
                for at, points in _steps(contest, attempts)
            )
        Contest.objects.filter(pk=contest.pk).update(recorded_at=began_at)
    logger.info("field_recorded", contest=contest.slug, participants=len(every))


def _steps(contest: Contest, judged: Sequence[Judged]) -> Iterable[tuple[timedelta, int]]:
    """Yield when a score changed, and to what; the last of what happened at one moment counts."""
    steps: dict[timedelta, int] = {}
    previous = None
    for count, one in enumerate(judged, start=1):
        result = results_of(contest, judged[:count]).full
        points = score.encode(result.points, result.time)
        if points != previous:
            steps[one.attempt.at] = points
        previous = points
    return steps.items()


# --- Reading ------------------------------------------------------------------------------------------------------


def own_of(user: User, contest: Contest) -> Own:
    """Return the user's virtual participation as it stands; raise ContestRefused where there is none to compare."""
    participation = Participation.objects.filter(
        contest=contest, user=user, way=Way.VIRTUAL
    ).first()
    if participation is None:
        raise ContestRefused("no_virtual", "Start your virtual participation first.")
    participation.contest = contest
    elapsed = min(timezone.now(), participation.ends_at) - participation.starts_at
    judged = judged_attempts([participation.pk]).get(participation.pk, [])
    result = results_of(contest, judged).full
    return Own(
        participation=participation,
        elapsed=elapsed,
        score=score.encode(result.points, result.time) if judged else None,
        shown=compact_json({"user": user.get_username(), "is_virtual": True, **document(result)}),
    )


def field_at(contest: Contest, elapsed: timedelta) -> Field:
    """Return how the field stood then, to the minute; raise ContestRefused while it is being recorded."""
    if contest.recorded_at is None:
        raise ContestRefused(
            "not_recorded",
            "The recorded field is being prepared; look again in some seconds.",
            status=503,
        )
    return _field(contest.pk, contest.recorded_at, elapsed // MINUTE)


def size(field: Field, own: Own) -> int:
    """Return how many lines the board has."""
    return len(field.ids) + (own.score is not None)


def lines(contest: Contest, field: Field, own: Own, start: int, limit: int) -> list[Line]:
    """Return `limit` lines from position `start` on; the own one stands below its equals."""
    own_position = position(field, own)
    wanted: list[tuple[int, int]] = []  # (id, score), in order
    for place in range(max(start, 0), min(start + limit, size(field, own))):
        if place == own_position:
            assert own.score is not None, "only what is ranked has a position"
            wanted.append((own.participation.pk, own.score))
            continue
        index = place - (own_position is not None and place > own_position)
        wanted.append((field.ids[index], -field.negated[index]))
    shown = _shown(contest, field, [id for id, _ in wanted])
    shown[own.participation.pk] = own.shown
    return [
        Line(field.rank_of(points), id, points, shown[id]) for id, points in wanted if id in shown
    ]


def position(field: Field, own: Own) -> int | None:
    """Return how many lines stand above the own one; None: it is not ranked."""
    return None if own.score is None else bisect_right(field.negated, -own.score)


@lru_cache(maxsize=KEPT_MINUTES)
def _field(contest_id: int, recorded_at: datetime, minute: int) -> Field:
    """Read a field; `recorded_at` makes another of one that was recorded again."""
    negated, ids = array("q"), array("q")
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT participation_id, -score FROM (
                SELECT DISTINCT ON (participation_id) participation_id, score
                FROM leaderboard_step
                WHERE contest_id = %s AND at <= %s * interval '1 minute'
                ORDER BY participation_id, at DESC
            ) AS latest
            ORDER BY score DESC, participation_id
            """,
            [contest_id, minute],
        )
        for id, points in cursor:
            ids.append(id)
            negated.append(points)
    return Field(contest_id, minute, negated, ids)


def _shown(contest: Contest, field: Field, ids: Sequence[int]) -> dict[int, bytes]:
    until = field.minute * MINUTE
    judged = judged_attempts(ids)
    names = Participation.objects.filter(pk__in=ids).values_list("pk", "user__username")
    found = {}
    for id, username in names:
        past = [one for one in judged.get(id, []) if one.attempt.at <= until]
        found[id] = compact_json({"user": username, **document(results_of(contest, past).full)})
    return found
