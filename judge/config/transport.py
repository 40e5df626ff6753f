"""How Celery talks to Redis, where that differs from kombu's way: a worker outlives a broker in trouble.

Messages are hints, and rows know what waits (judge/submissions/queues.py). So a worker that ends puts none back, and
where it cannot, leaves no file of them in /tmp; and a Redis that answers with an error, because its disk is full or it
is being loaded, is one to connect to again, and no reason to end with what is being judged.
"""

from __future__ import annotations

from kombu.transport import TRANSPORT_ALIASES
from kombu.transport import redis as kombu_redis
from redis.exceptions import ResponseError


class Channel(kombu_redis.Channel):
    """A channel that puts nothing back."""

    do_restore = False


class Transport(kombu_redis.Transport):
    """Redis' transport, for which an error that Redis answers is a lost connection."""

    Channel = Channel

    connection_errors = (*kombu_redis.Transport.connection_errors, ResponseError)


def use_for_redis() -> None:
    """Have kombu take this transport wherever a URL says `redis`."""
    for scheme in ("redis", "rediss"):
        TRANSPORT_ALIASES[scheme] = f"{__name__}:Transport"
