from __future__ import annotations

import logging
import uuid
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import override_settings
from redis import Redis

GONE = "redis://127.0.0.1:1/0"


def cache_at(url: str, prefix: str = "gone") -> dict[str, Any]:
    return {
        "default": {
            "BACKEND": "judge.config.cache.ForgivingRedisCache",
            "LOCATION": url,
            "KEY_PREFIX": prefix,
            "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 1},
        }
    }


def test_it_keeps_what_it_is_given() -> None:
    with override_settings(CACHES=cache_at(settings.REDIS_URL, uuid.uuid4().hex)):
        cache.set("a", [1, 2], timeout=9)
        assert cache.get("a") == [1, 2]
        assert cache.add("n", 1, timeout=9)
        assert not cache.add("n", 1, timeout=9)
        assert cache.incr("n") == 2
        assert cache.get_many(["a", "n", "none"]) == {"a": [1, 2], "n": 2}
        cache.clear()
        assert cache.get("a") is None


def test_clearing_it_leaves_the_queue_alone() -> None:
    key = f"gavel:test:{uuid.uuid4().hex}"
    with Redis.from_url(settings.REDIS_URL) as redis:
        redis.set(key, "waiting", ex=60)
        with override_settings(CACHES=cache_at(settings.REDIS_URL, uuid.uuid4().hex)):
            cache.set("a", 1)
            cache.clear()
        assert redis.get(key) == b"waiting"
        redis.delete(key)


def test_without_redis_it_answers_as_an_empty_one(caplog: pytest.LogCaptureFixture) -> None:
    with override_settings(CACHES=cache_at(GONE)), caplog.at_level(logging.WARNING):
        cache.set("a", 1)
        cache.set_many({"a": 1})
        assert cache.get("a", "nothing") == "nothing"
        assert cache.get_many(["a"]) == {}
        assert cache.add("a", 1)
        assert cache.get_or_set("a", lambda: 7) == 7
        assert "a" not in cache
        assert not cache.touch("a")
        assert not cache.delete("a")
        cache.delete_many(["a"])
        cache.clear()
        with pytest.raises(ValueError, match="not found"):
            cache.incr("a")

    assert len(caplog.records) == 1
