"""The connection to Redis that figures go by: one that never keeps anybody waiting for long."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

TIMEOUT_S = 2


@cache
def redis() -> Redis:
    """Return this process's client."""
    return client(settings.REDIS_URL)


def client(url: str) -> Redis:
    """Return a client that tries once, and gives up after a moment."""
    return Redis.from_url(
        url,
        socket_connect_timeout=TIMEOUT_S,
        socket_timeout=TIMEOUT_S,
        retry=Retry(NoBackoff(), 0),
    )
