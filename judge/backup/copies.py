"""What Redis holds of the database: boards, cached pages, messages. All of it comes back from PostgreSQL by itself."""

from __future__ import annotations

from django.conf import settings
from redis import Redis
from redis.exceptions import RedisError

from judge.backup.errors import SiteRefused

# Boards and the queue's messages; the cache.
_OURS = (f"{settings.CELERY_BROKER_TRANSPORT_OPTIONS['global_keyprefix']}*", "gavel-cache:*")
_BATCH = 1000


def require() -> None:
    """Raise SiteRefused unless Redis answers: what is stale in it would be believed."""
    try:
        _redis().ping()
    except RedisError as error:
        raise SiteRefused(
            f"Redis does not answer ({error}). Start it: the boards that it holds must be emptied."
        ) from error


def empty() -> None:
    """Remove all that is Gavel's."""
    client = _redis()
    for pattern in _OURS:
        keys = list(client.scan_iter(match=pattern, count=_BATCH))
        for start in range(0, len(keys), _BATCH):
            client.unlink(*keys[start : start + _BATCH])


def _redis() -> Redis:
    return Redis.from_url(settings.REDIS_URL, socket_connect_timeout=3, socket_timeout=30)
