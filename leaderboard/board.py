"""The overall board: who has solved most. Fast from a sorted set in Redis, right from PostgreSQL in any case.

    gavel:board:overall            sorted set, user id -> score (see score.py)
    gavel:board:overall:complete   set when the sorted set holds everyone; gone when Redis was emptied

Without the second key, or without Redis, readers ask PostgreSQL; `mend` fills the sorted set again. A copy holds the
rows' locks, so a slower copy never puts an older score over a newer one; a rebuild copies once more what changed while
it ran.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import islice
from typing import Any, TypedDict

import structlog
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from redis import Redis
from redis.client import Pipeline
from redis.exceptions import RedisError

from leaderboard import score
from leaderboard.models import Standing

logger = structlog.get_logger(__name__)

KEY = "gavel:board:overall"
COMPLETE = f"{KEY}:complete"
BATCH = 5_000
# Older than any copy or transaction that may still be under way.
OVERLAP = timedelta(minutes=1)
REBUILD_LOCK = 0x626F617264  # "board"


class Row(TypedDict):
    """A line of the board. People with the same score share the rank."""

    rank: int
    user: str
    solved: int
    last_solved_at: datetime


def size() -> int:
    """Return how many people are ranked."""
    try:
        is_complete, count = _ask(lambda pipe: pipe.zcard(KEY))
        if is_complete:
            return int(count)
    except RedisError as error:
        _note(error)
    return _ranked().count()


def top(page: int = 1, limit: int = 100) -> list[Row]:
    """Return one page of the board, best first."""
    return _rows((page - 1) * limit, limit)


def around(user: AbstractBaseUser, reach: int = 5) -> list[Row]:
    """Return the user's own line with `reach` lines above and below; empty when nothing is solved."""
    position = _position(user.pk)
    if position is None:
        return []
    start = max(position - reach, 0)
    return _rows(start, position + reach + 1 - start)


def copy(user_ids: Sequence[int]) -> None:
    """Bring these people's standings to Redis; one that is away is mended later."""
    try:
        with transaction.atomic():
            standings = list(Standing.objects.select_for_update().filter(pk__in=user_ids))
            pipe = _redis().pipeline()
            _put(pipe, KEY, standings)
            pipe.execute()
    except RedisError as error:
        _note(error)


def mend() -> bool:
    """Fill the sorted set again when it is not whole; tell whether it was filled."""
    try:
        is_complete, count = _ask(lambda pipe: pipe.zcard(KEY))
        if is_complete and count == _ranked().count():
            return False
        return rebuild()
    except RedisError as error:
        _note(error)
        return False


def rebuild() -> bool:
    """Fill the sorted set from PostgreSQL; False: another worker is doing so."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [REBUILD_LOCK])
            if not cursor.fetchone()[0]:
                return False
        began_at = timezone.now()
        client = _redis()
        fresh = f"{KEY}:fresh"
        client.delete(fresh)
        count = 0
        for batch in _batches(_ranked().order_by("pk")):
            pipe = client.pipeline()
            _put(pipe, fresh, batch)
            pipe.execute()
            count += len(batch)
        pipe = client.pipeline(transaction=True)
        if count:
            pipe.rename(fresh, KEY)
        else:
            pipe.delete(KEY)
        pipe.set(COMPLETE, began_at.isoformat())
        pipe.execute()
    changed = Standing.objects.filter(updated_at__gte=began_at - OVERLAP)
    for batch in _batches(changed.order_by("pk")):
        copy([standing.pk for standing in batch])
    logger.info("board_rebuilt", people=count)
    return True


def _rows(start: int, limit: int) -> list[Row]:
    if limit <= 0 or start < 0:
        return []
    try:
        is_complete, found = _ask(
            lambda pipe: pipe.zrevrange(KEY, start, start + limit - 1, withscores=True)
        )
        if is_complete:
            return _from_redis(start, found)
    except RedisError as error:
        _note(error)
    return _from_postgresql(start, limit)


def _from_redis(start: int, found: Sequence[tuple[bytes, float]]) -> list[Row]:
    if not found:
        return []
    names = _names([int(member) for member, _ in found])
    better = int(_redis().zcount(KEY, f"({found[0][1]:.0f}", "+inf"))
    lines = [(int(member), *score.decode(points)) for member, points in found]
    return _ranked_rows(start, better, lines, names)


def _from_postgresql(start: int, limit: int) -> list[Row]:
    lines = [
        (user_id, solved, last_solved_at)
        for user_id, solved, last_solved_at in _ranked()
        .order_by("-solved", "last_solved_at", "pk")
        .values_list("pk", "solved", "last_solved_at")[start : start + limit]
        if last_solved_at is not None
    ]
    if not lines:
        return []
    better = _better_than(lines[0][1], lines[0][2]).count()
    return _ranked_rows(start, better, lines, _names([user_id for user_id, _, _ in lines]))


def _ranked_rows(
    start: int,
    better: int,
    lines: Sequence[tuple[int, int, datetime]],
    names: Mapping[int, str],
) -> list[Row]:
    """Number the lines: the first one's rank counts who is better, since its equals may be on an earlier page."""
    rows: list[Row] = []
    rank, previous = better + 1, None
    for position, (user_id, solved, last_solved_at) in enumerate(lines, start=start + 1):
        merit = (solved, last_solved_at)
        if previous is not None and merit != previous:
            rank = position
        previous = merit
        if user_id in names:  # else deleted a moment ago; mending takes the line away
            rows.append(
                {
                    "rank": rank,
                    "user": names[user_id],
                    "solved": solved,
                    "last_solved_at": last_solved_at,
                }
            )
    return rows


def _position(user_id: int) -> int | None:
    """Return how many lines stand above the user's own; None: not ranked."""
    try:
        is_complete, position = _ask(lambda pipe: pipe.zrevrank(KEY, user_id))
        if is_complete:
            return None if position is None else int(position)
    except RedisError as error:
        _note(error)
    own = _ranked().filter(pk=user_id).values_list("solved", "last_solved_at").first()
    if own is None:
        return None
    solved, last_solved_at = own
    assert last_solved_at is not None, "_ranked() leaves those out"
    equals_before = _ranked().filter(solved=solved, last_solved_at=last_solved_at, pk__lt=user_id)
    return _better_than(solved, last_solved_at).count() + equals_before.count()


def _ranked() -> QuerySet[Standing]:
    return Standing.objects.filter(solved__gt=0, last_solved_at__isnull=False)


def _better_than(solved: int, last_solved_at: datetime) -> QuerySet[Standing]:
    return Standing.objects.filter(
        Q(solved__gt=solved) | Q(solved=solved, last_solved_at__lt=last_solved_at)
    )


def _names(user_ids: Iterable[int]) -> dict[int, str]:
    users = get_user_model().objects.filter(pk__in=user_ids)
    return dict(users.values_list("pk", "username"))


def _put(pipe: Pipeline, key: str, standings: Iterable[Standing]) -> None:
    for standing in standings:
        if standing.solved and standing.last_solved_at is not None:
            points = score.encode(standing.solved, standing.last_solved_at)
            pipe.zadd(key, {str(standing.pk): points})
        else:
            pipe.zrem(key, str(standing.pk))


def _batches(standings: QuerySet[Standing]) -> Iterator[list[Standing]]:
    rows = standings.iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        yield batch


def _ask(question: Callable[[Pipeline], Any]) -> tuple[bool, Any]:
    """Ask Redis one thing, and in the same breath whether its board is whole."""
    pipe = _redis().pipeline(transaction=True)
    pipe.exists(COMPLETE)
    question(pipe)
    is_complete, answer = pipe.execute()
    return bool(is_complete), answer


@cache
def _redis() -> Redis:
    return Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=5)


def _note(error: RedisError) -> None:
    logger.warning("board_without_redis", error=str(error))
