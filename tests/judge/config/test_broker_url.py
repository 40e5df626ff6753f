from __future__ import annotations

import pytest

from judge.config.environment import broker


@pytest.mark.parametrize(
    ("redis_url", "broker_url"),
    [
        ("redis://localhost:6379/3", "redis://localhost:6379/3"),
        ("rediss://:secret@redis.lan:6380/0", "rediss://:secret@redis.lan:6380/0"),
        (
            "unix:///srv/gavel/valkey.sock?db=2",
            "redis+socket:///srv/gavel/valkey.sock?virtual_host=2",
        ),
        ("unix:///srv/gavel/valkey.sock", "redis+socket:///srv/gavel/valkey.sock?virtual_host=0"),
    ],
)
def test_celery_gets_its_own_spelling_of_a_unix_socket(redis_url: str, broker_url: str) -> None:
    assert broker(redis_url) == broker_url
