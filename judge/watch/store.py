"""The connection to Redis that figures go by: one that never keeps anybody waiting for long."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from redis import Redis

from judge.redis_client import redis_client

WITHIN_S = 2


@cache
def redis() -> Redis:
    """Return this process's client."""
    return redis_client(settings.REDIS_URL, within_s=WITHIN_S)
