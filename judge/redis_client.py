"""How this process talks to Redis: by clients that keep nobody waiting for long.

Left to itself, redis-py would try four times over several seconds.
"""

from __future__ import annotations

from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry


def redis_client(url: str, *, within_s: float, tries: int = 1) -> Redis:
    """Return a client that gives up after so many tries, each as long as that at most.

    A second one is for a connection that has broken meanwhile.
    """
    return Redis.from_url(
        url,
        socket_connect_timeout=within_s,
        socket_timeout=within_s,
        retry=Retry(NoBackoff(), tries - 1),
    )
