from __future__ import annotations

import time
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory, override_settings

from judge.accounts.models import User
from judge.api.limits import SubmitLimit, address
from tests.judge.config.test_cache import cache_at

GONE = "redis://127.0.0.1:1/0"


def request(**meta: Any) -> Any:
    made = RequestFactory().post("/", **meta)
    made.user = AnonymousUser()
    return made


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "seen"),
    [
        (0, "", "192.0.2.1", "192.0.2.1"),
        (0, "192.0.2.9", "192.0.2.1", "192.0.2.1"),
        (1, "192.0.2.9", "10.0.0.1", "192.0.2.9"),
        (1, "forged, 192.0.2.9", "10.0.0.1", "192.0.2.9"),
        (2, "forged, 192.0.2.9, 10.0.0.2", "10.0.0.1", "192.0.2.9"),
        (2, "192.0.2.9", "10.0.0.1", "10.0.0.1"),
        (1, "", "10.0.0.1", "unknown"),
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (0, "", "", "unknown"),
        (1, "x" * 5000, "10.0.0.1", "unknown"),
    ],
)
def test_it_knows_where_a_request_came_from(
    proxies: int, forwarded: str, remote: str, seen: str
) -> None:
    meta = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded is not None else {}
    with override_settings(PROXY_COUNT=proxies):
        assert address(request(REMOTE_ADDR=remote, **meta)) == seen


def test_a_new_minute_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_700_000_000.0
    monkeypatch.setattr(time, "time", lambda: now)
    with override_settings(RATE_LIMITS={"submit": (1, 1)}):
        assert SubmitLimit().allow_request(request(), None)  # type: ignore[arg-type]  # no view
        limit = SubmitLimit()
        assert not limit.allow_request(request(), None)  # type: ignore[arg-type]  # no view
        now += limit.wait() or 0
        assert SubmitLimit().allow_request(request(), None)  # type: ignore[arg-type]  # no view


def test_without_redis_it_lets_everyone_pass(owner: User) -> None:
    with override_settings(CACHES=cache_at(GONE), RATE_LIMITS={"submit": (1, 1)}):
        started = time.monotonic()
        passed = [SubmitLimit().allow_request(request(), None) for _ in range(20)]  # type: ignore[arg-type]  # no view

    assert all(passed)
    assert time.monotonic() - started < 2


def test_they_can_be_switched_off() -> None:
    with override_settings(HAS_RATE_LIMITS=False, RATE_LIMITS={"submit": (0, 0)}):
        assert SubmitLimit().allow_request(request(), None)  # type: ignore[arg-type]  # no view
