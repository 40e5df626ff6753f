"""A cache whose loss costs speed and nothing else.

The sign-in pages' own limits and kept figures live here. While Redis is away every call answers as
an empty cache would, so limits fail open and figures are computed anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from judge import absence


def _or_else(method: Callable[..., Any], otherwise: Callable[..., Any]) -> Callable[..., Any]:
    """Answer with `otherwise(...)` while Redis does not answer."""

    @wraps(method)
    def forgiving(self: ForgivingRedisCacheClient, *args: Any, **kwargs: Any) -> Any:
        try:
            with absence.redis.tried(RedisError, OSError, within_s=self.within_s):
                return method(self, *args, **kwargs)
        except (RedisError, OSError):
            return otherwise(*args, **kwargs)

    return forgiving


def _nothing_to_count(key: str, delta: int) -> int:
    raise ValueError(f"Key {key!r} not found.")


class ForgivingRedisCacheClient(RedisCacheClient):
    """Django's client, with an answer for each call that Redis does not give."""

    def __init__(self, servers: list[str], **options: Any) -> None:
        # redis-py would try four times over several seconds.
        super().__init__(servers, retry=Retry(NoBackoff(), 0), **options)
        self.within_s: float = options["socket_timeout"]

    def _clear_own(self, prefix: str) -> None:
        client = self.get_client(None, write=True)
        keys = list(client.scan_iter(match=f"{prefix}:*", count=1000))
        if keys:
            client.delete(*keys)

    add = _or_else(RedisCacheClient.add, lambda key, value, timeout: True)
    get = _or_else(RedisCacheClient.get, lambda key, default: default)
    set = _or_else(RedisCacheClient.set, lambda key, value, timeout: None)
    touch = _or_else(RedisCacheClient.touch, lambda key, timeout: False)
    delete = _or_else(RedisCacheClient.delete, lambda key: False)
    get_many = _or_else(RedisCacheClient.get_many, lambda keys: {})
    has_key = _or_else(RedisCacheClient.has_key, lambda key: False)
    incr = _or_else(RedisCacheClient.incr, _nothing_to_count)
    set_many = _or_else(RedisCacheClient.set_many, lambda data, timeout: None)
    delete_many = _or_else(RedisCacheClient.delete_many, lambda keys: None)
    clear_own = _or_else(_clear_own, lambda prefix: None)


class ForgivingRedisCache(RedisCache):
    """Django's Redis cache over the forgiving client."""

    def __init__(self, server: str | list[str], params: Mapping[str, Any]) -> None:
        super().__init__(server, dict(params))
        self._class = ForgivingRedisCacheClient

    def clear(self) -> None:
        """Forget what the cache holds, and leave the queue and the boards in the same Redis alone."""
        client: ForgivingRedisCacheClient = self._cache  # type: ignore[assignment]  # of our class, set above
        client.clear_own(self.key_prefix)
