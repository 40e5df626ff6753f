"""A ranking of any size: fast from Redis, right from PostgreSQL in any case.

    <key>             sorted set, member -> score; more is better, and of equals the smaller id comes first
    <key>:rows        hash, id -> what is shown of it, as JSON
    <key>:complete    set when the two hold everyone; gone when Redis was emptied
    <key>:version     counts the changes, so that a reader knows whether what it has is still true

Without `complete`, or without Redis, readers ask PostgreSQL, nothing is copied, and `mend` fills Redis again. A copy
holds the rows' locks, so a slower copy never puts an older score over a newer one; a rebuild copies once more what
changed while it ran.

Whose rows are ranked, by which column, and what is shown of them, each ranking says by itself.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max, Model, QuerySet
from django.utils import timezone
from redis import Redis
from redis.client import Pipeline
from redis.exceptions import RedisError

from judge import absence
from judge.redis_client import redis_client

logger = structlog.get_logger(__name__)

BATCH = 5_000
# A batch takes Redis 50 ms; where it takes longer than this, PostgreSQL is asked.
ANSWERS_WITHIN_S = 1
# Older than any copy or transaction that may still be under way.
OVERLAP = timedelta(minutes=1)
# Longer than it is between two reconciliations.
RECONCILED_WITHIN = timedelta(minutes=30)
# A sorted set orders equals by their bytes, downwards when read from the top: so the id is counted from above.
HIGHEST_ID = 10**12 - 1


class Line(NamedTuple):
    """A ranked row: its rank, which equals share, its id, its score, and what is shown of it as a JSON object."""

    rank: int
    id: int
    score: int
    shown: bytes


@dataclass(frozen=True)
class Ranking:
    """One ranking. `rows` are all that could be ranked, by primary key; those without a score are not."""

    key: str
    rows: Callable[[], QuerySet[Any]]
    score: str  # the column that ranks
    shown: Callable[[Sequence[int]], Mapping[int, Any]]  # by id; read from PostgreSQL

    def size(self) -> int:
        """Return how many are ranked."""
        with suppress(RedisError):
            is_complete, count = self._ask(lambda pipe: pipe.zcard(self.key))
            if is_complete:
                return int(count)
        return self._ranked().count()

    def version(self) -> int | None:
        """Return a number that changes with the ranking; None: Redis cannot tell."""
        try:
            is_complete, version = self._ask(lambda pipe: pipe.get(f"{self.key}:version"))
        except RedisError:
            return None
        return int(version or 0) if is_complete else None

    def as_of(self) -> datetime | None:
        """Return when a line was last computed, where no verdict reaches them; None: the ranking is live."""
        if not absence.redis.is_noted:  # through it the workers hear of verdicts
            return None
        computed = self.rows().filter(is_stale=False)
        last: datetime | None = computed.aggregate(last=Max("updated_at"))["last"]
        return last

    def lines(self, start: int, limit: int) -> list[Line]:
        """Return `limit` lines from position `start` on (0 is the best)."""
        if limit <= 0 or start < 0:
            return []
        with suppress(RedisError):
            is_complete, found = self._ask(
                lambda pipe: pipe.zrevrange(self.key, start, start + limit - 1, withscores=True)
            )
            if is_complete:
                return self._from_redis(start, found)
        return self._from_postgresql(start, limit)

    def position(self, id: int) -> int | None:
        """Return how many lines stand above the one of that id; None: it is not ranked."""
        with suppress(RedisError):
            is_complete, position = self._ask(lambda pipe: pipe.zrevrank(self.key, _member(id)))
            if is_complete:
                return None if position is None else int(position)
        score = self._ranked().filter(pk=id).values_list(self.score, flat=True).first()
        if score is None:
            return None
        equals_before = self._ranked().filter(**{self.score: score, "pk__lt": id})
        return self._better_than(score).count() + equals_before.count()

    def around(self, id: int, reach: int) -> tuple[int, list[Line]]:
        """Return the line of that id with `reach` lines above and below, and the position of the first of them.

        There are none when it is not ranked.
        """
        position = self.position(id)
        if position is None:
            return 0, []
        start = max(position - reach, 0)
        return start, self.lines(start, position + reach + 1 - start)

    def rank_of(self, score: int) -> int:
        """Return the rank that a score has, or would have."""
        with suppress(RedisError):
            is_complete, better = self._ask(lambda pipe: pipe.zcount(self.key, f"({score}", "+inf"))
            if is_complete:
                return int(better) + 1
        return self._better_than(score).count() + 1

    def copy(self, ids: Sequence[int]) -> bool:
        """Bring these rows to Redis as they are now; False: it is away, and may come back with what they were.

        What is not whole there is mended later.
        """
        try:
            is_complete, _ = self._ask(lambda pipe: pipe.ping())
            if not is_complete:
                return True
            with transaction.atomic(), _asked() as client:
                scores = self._locked_scores(ids)
                shown = self._shown_as_json(
                    [id for id, score in scores.items() if score is not None]
                )
                pipe = client.pipeline(transaction=True)
                for id in ids:
                    _put(pipe, self.key, id, scores.get(id), shown.get(id))
                pipe.incr(f"{self.key}:version")
                pipe.execute()
        except RedisError:
            return False
        return True

    def mend(self, *, is_moving: bool = True) -> bool:
        """Fill Redis again when it is not whole; tell whether it was filled.

        Of a ranking that moves the lines are counted too: someone who was deleted is on no list of changes.
        """
        try:
            is_complete, count = self._ask(lambda pipe: pipe.zcard(self.key))
            if is_complete and (not is_moving or count == self._ranked().count()):
                return False
            return self.rebuild()
        except RedisError:
            return False

    def reconcile(self) -> int:
        """Put right what Redis shows otherwise than the rows are; return how many lines that were.

        A copy that Redis refused is on no list. Compared are all scores, and of what changed lately the whole lines.
        """
        try:
            is_complete, _ = self._ask(lambda pipe: pipe.ping())
            if not is_complete:
                return 0
            wrong = [id for ids in self._suspects() for id in self._put_right(ids)]
            _, count = self._ask(lambda pipe: pipe.zcard(self.key))
            surplus = int(count) - self._ranked().count()
            if surplus:  # lines of rows that are no more
                self.rebuild()
        except RedisError:
            return 0
        if wrong or surplus:
            logger.error("ranking_differed", key=self.key, ids=wrong, surplus=surplus)
        return len(wrong) + abs(surplus)

    def rebuild(self) -> bool:
        """Fill Redis from PostgreSQL; False: another worker is doing so."""
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_try_advisory_xact_lock(%s)", [zlib.crc32(self.key.encode())]
                )
                if not cursor.fetchone()[0]:
                    return False
            began_at = timezone.now()
            with _asked() as client:
                fresh = f"{self.key}:fresh"
                client.delete(fresh, f"{fresh}:rows")
                count = 0
                for batch in _batches(self._ranked().order_by("pk").values_list("pk", self.score)):
                    shown = self._shown_as_json([id for id, _ in batch])
                    pipe = client.pipeline(transaction=False)
                    for id, score in batch:
                        _put(pipe, fresh, id, score, shown.get(id))
                    pipe.execute()
                    count += len(batch)
                pipe = client.pipeline(transaction=True)
                for suffix in ("", ":rows"):
                    if count:
                        pipe.rename(f"{fresh}{suffix}", f"{self.key}{suffix}")
                    else:
                        pipe.delete(f"{self.key}{suffix}")
                pipe.set(f"{self.key}:complete", began_at.isoformat())
                pipe.incr(f"{self.key}:version")
                pipe.execute()
        # Copies that came while it ran found nothing whole to copy to, or what was replaced.
        changed = self.rows().filter(updated_at__gte=began_at - OVERLAP)
        for batch in _batches(changed.order_by("pk").values_list("pk")):
            self.copy([id for (id,) in batch])
        logger.info("ranking_rebuilt", key=self.key, lines=count)
        return True

    def forget(self) -> None:
        """Take the ranking out of Redis."""
        with suppress(RedisError), _asked() as client:
            client.delete(*(f"{self.key}{suffix}" for suffix in ("", *_SUFFIXES)))

    def _suspects(self) -> Iterator[list[int]]:
        """Yield ids, some at a time, that may be shown wrongly; without locks, so some are not."""
        for batch in _batches(self.rows().order_by("pk").values_list("pk", self.score)):
            members = [_member(id) for id, _ in batch]
            with _asked() as client:
                held = client.zmscore(self.key, members)
            yield [id for (id, score), found in zip(batch, held, strict=True) if found != score]
        changed = self.rows().filter(updated_at__gte=timezone.now() - RECONCILED_WITHIN)
        for batch in _batches(changed.order_by("pk").values_list("pk")):
            yield [id for (id,) in batch]

    def _put_right(self, ids: Sequence[int]) -> list[int]:
        """Copy those of the rows that Redis shows wrongly, and return them."""
        if not ids:
            return []
        with transaction.atomic():
            scores = self._locked_scores(ids)
            shown = self._shown_as_json([id for id, score in scores.items() if score is not None])
            with _asked() as client:
                held_scores = client.zmscore(self.key, [_member(id) for id in ids])
                held_lines = client.hmget(f"{self.key}:rows", [str(id) for id in ids])
            wrong = [
                id
                for id, score, line in zip(ids, held_scores, held_lines, strict=True)
                if line != shown.get(id) or (score != scores[id] if id in shown else score)
            ]
            if wrong:
                self.copy(wrong)
        return wrong

    def _from_redis(self, start: int, found: Sequence[tuple[bytes, float]]) -> list[Line]:
        if not found:
            return []
        scores = [(_id(member), int(score)) for member, score in found]
        with _asked() as client:
            pipe = client.pipeline(transaction=False)
            pipe.zcount(self.key, f"({scores[0][1]}", "+inf")
            pipe.hmget(f"{self.key}:rows", [str(id) for id, _ in scores])
            better, shown = pipe.execute()
        return _ranked_lines(start, int(better), scores, shown)

    def _from_postgresql(self, start: int, limit: int) -> list[Line]:
        best_first = self._ranked().order_by(f"-{self.score}", "pk").values_list("pk", self.score)
        scores = list(best_first[start : start + limit])
        if not scores:
            return []
        shown = self._shown_as_json([id for id, _ in scores])
        better = self._better_than(scores[0][1]).count()
        return _ranked_lines(start, better, scores, [shown.get(id) for id, _ in scores])

    def _ranked(self) -> QuerySet[Any]:
        return self.rows().filter(**{f"{self.score}__isnull": False})

    def _better_than(self, score: int) -> QuerySet[Any]:
        return self.rows().filter(**{f"{self.score}__gt": score})

    def _locked_scores(self, ids: Sequence[int]) -> dict[int, int | None]:
        rows: QuerySet[Model] = self.rows().select_for_update().filter(pk__in=ids).order_by("pk")
        return dict(rows.values_list("pk", self.score))

    def _shown_as_json(self, ids: Sequence[int]) -> dict[int, bytes]:
        return {id: compact_json(shown) for id, shown in self.shown(ids).items()}

    def _ask(self, question: Callable[[Pipeline], Any]) -> tuple[bool, Any]:
        """Ask Redis one thing, and in the same breath whether its ranking is whole."""
        with _asked() as client:
            pipe = client.pipeline(transaction=True)
            pipe.exists(f"{self.key}:complete")
            question(pipe)
            is_complete, answer = pipe.execute()
        return bool(is_complete), answer


def compact_json(value: Any) -> bytes:
    """Return a value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


_SUFFIXES = (":rows", ":complete", ":version")


def _ranked_lines(
    start: int, better: int, scores: Iterable[tuple[int, int]], shown: Iterable[bytes | None]
) -> list[Line]:
    """Number the lines: the first one's rank counts who is better, since its equals may be on an earlier page."""
    lines: list[Line] = []
    rank, previous = better + 1, None
    for position, ((id, score), text) in enumerate(
        zip(scores, shown, strict=True), start=start + 1
    ):
        if previous is not None and score != previous:
            rank = position
        previous = score
        if text is not None:  # else deleted a moment ago; mending takes the line away
            lines.append(Line(rank, id, score, text))
    return lines


def _put(pipe: Pipeline, key: str, id: int, score: int | None, shown: bytes | None) -> None:
    if score is None or shown is None:
        pipe.zrem(key, _member(id))
        pipe.hdel(f"{key}:rows", str(id))
    else:
        pipe.zadd(key, {_member(id): score})
        pipe.hset(f"{key}:rows", str(id), shown)


def _member(id: int) -> str:
    return f"{HIGHEST_ID - id:012d}"


def _id(member: bytes) -> int:
    return HIGHEST_ID - int(member)


def _batches(rows: QuerySet[Any]) -> Iterator[list[Any]]:
    found = rows.iterator(chunk_size=BATCH)
    while batch := list(islice(found, BATCH)):
        yield batch


@contextmanager
def _asked() -> Iterator[Redis]:
    """Give the client for some calls; raise RedisError at once while Redis is known to be away."""
    with absence.redis.tried(RedisError, within_s=ANSWERS_WITHIN_S):
        yield _redis()


@cache
def _redis() -> Redis:
    return redis_client(settings.REDIS_URL, within_s=ANSWERS_WITHIN_S, tries=2)
