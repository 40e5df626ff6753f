"""window.lua on a real server: against a plain model, from two processes at once, and with the server gone."""

from __future__ import annotations

import logging
import subprocess
import sys
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.test import override_settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from redis import Redis

from judge.limits import window
from judge.limits.window import Counted, Counter

GONE = "redis://127.0.0.1:1/0"
SECOND = 1_000_000
# The same script, with the test's clock instead of the server's.
ON_A_CLOCK = window._SCRIPT.replace("redis.call('TIME')", "{ARGV[#ARGV - 1], ARGV[#ARGV]}")


@dataclass
class Model:
    """A counter that remembers when each call was made."""

    limit: int
    window_s: int
    calls: list[int] = field(default_factory=list)

    def left(self, now: int) -> int:
        length = self.window_s * SECOND
        begin = now - now % length
        current = sum(begin <= at for at in self.calls)
        before = sum(begin - length <= at < begin for at in self.calls)
        return self.limit - current - before * (length - now % length) // length


def ask(
    redis: Redis, prefix: str, models: Sequence[Model], wanted: int, now: int
) -> tuple[int, int, int, int]:
    keys = [f"{prefix}:{number}" for number in range(len(models))]
    numbers = [number for model in models for number in (model.limit, model.window_s)]
    granted, place, remaining, reset_ms = redis.eval(
        ON_A_CLOCK, len(keys), *keys, wanted, *numbers, now // SECOND, now % SECOND
    )
    return granted, place - 1, remaining, reset_ms


rules = st.tuples(st.integers(1, 12), st.sampled_from([1, 5, 60]))
# How many calls at once, and how many us after the last ones; often just before or after a window's end.
steps = st.tuples(
    st.integers(0, 5),
    st.one_of(st.integers(0, 3 * SECOND), st.sampled_from([0, 1, SECOND, 5 * SECOND, 60 * SECOND])),
)


@hypothesis_settings(max_examples=150)
@given(st.lists(rules, min_size=1, max_size=3), st.lists(steps, min_size=1, max_size=40))
def test_it_counts_as_a_plain_model_does(
    given_rules: list[tuple[int, int]], taken: list[tuple[int, int]]
) -> None:
    assert ON_A_CLOCK != window._SCRIPT
    models = [Model(limit, window_s) for limit, window_s in given_rules]
    now = 1_700_000_000 * SECOND
    prefix = f"test:{uuid.uuid4().hex}"
    with Redis.from_url(settings.REDIS_URL) as redis:
        for wanted, later in taken:
            now += later
            lefts = [model.left(now) for model in models]
            granted, place, remaining, reset_ms = ask(redis, prefix, models, wanted, now)

            assert granted == max(0, min(wanted, *lefts))
            for model in models:
                model.calls += [now] * granted
            if granted or not wanted:
                assert remaining == max(0, min(lefts) - granted)
                assert lefts[place] == min(lefts)
            else:
                # Refused is refused until then, and not a moment longer.
                assert lefts[place] < 1
                free_at = now + reset_ms * 1000
                assert all(model.left(free_at) >= 1 for model in models)
                assert any(model.left(free_at - 2000) < 1 for model in models)
        redis.delete(*(f"{prefix}:{number}" for number in range(len(models))))
    for model in models:
        length = model.window_s * SECOND
        for begin in model.calls:
            assert sum(begin <= at < begin + length for at in model.calls) < 2 * model.limit + 1


def test_a_refused_call_counts_nowhere() -> None:
    wide, narrow = Counter(name(), 10, 60), Counter(name(), 1, 60)
    window.count([wide, narrow])

    assert [counted(wide, narrow).granted for _ in range(5)] == [0] * 5
    assert counted(wide).remaining == 8


def test_the_tightest_rule_is_told() -> None:
    wide, narrow = Counter(name(), 100, 3600), Counter(name(), 3, 60)

    assert counted(wide, narrow)[:3] == (1, 1, 2)
    assert counted(wide, narrow).reset_ms <= 60_000


def test_of_many_as_many_are_counted_as_all_rules_take() -> None:
    wide, narrow = Counter(name(), 100, 60), Counter(name(), 3, 60)

    assert counted(wide, narrow, wanted=8).granted == 3
    assert counted(wide).remaining == 96


def test_looking_counts_nothing() -> None:
    counter = Counter(name(), 3, 60)

    assert [counted(counter, wanted=0).remaining for _ in range(5)] == [3] * 5


def test_what_it_keeps_goes_by_itself() -> None:
    counter = Counter(name(), 3, 60)
    window.count([counter])

    with Redis.from_url(settings.REDIS_URL) as redis:
        assert 60 <= redis.ttl(f"{window.PREFIX}:{counter.name}") <= 120


def test_an_emptied_redis_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    failed_before = window.failed_open_total()
    # A text that the server has never seen, as none is after SCRIPT FLUSH.
    monkeypatch.setattr(window, "_SCRIPT", f"{window._SCRIPT}-- {uuid.uuid4()}")
    window._script.cache_clear()
    counter = Counter(name(), 2, 60)

    assert counted(counter).remaining == 1
    with Redis.from_url(settings.REDIS_URL) as redis:
        redis.delete(f"{window.PREFIX}:{counter.name}")
    assert counted(counter).remaining == 1
    assert window.failed_open_total() == failed_before
    window._script.cache_clear()


def test_without_redis_calls_pass_uncounted_and_are_told_of(
    caplog: pytest.LogCaptureFixture,
) -> None:
    before = window.failed_open_total()
    with override_settings(REDIS_URL=GONE), caplog.at_level(logging.WARNING):
        assert [window.count([Counter(name(), 1, 60)]) for _ in range(20)] == [None] * 20

    assert window.failed_open_total() == before + 20
    assert len(caplog.records) == 1  # a line a moment, not a line a call
    window.forget()
    assert window.count([Counter(name(), 1, 60)]) is not None


def test_two_processes_share_a_limit() -> None:
    counter = Counter(name(), 25, 3600)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", _COUNTS, window.PREFIX, counter.name],
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    granted = [int(process.communicate(timeout=60)[0]) for process in processes]

    assert sum(granted) == 25
    assert counted(counter).granted == 0


_COUNTS = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django
django.setup()
from judge.limits import window
window.PREFIX, name = sys.argv[1:]
print(sum(window.count([window.Counter(name, 25, 3600)]).granted for _ in range(40)))
"""


def name() -> str:
    return uuid.uuid4().hex


def counted(*counters: Counter, wanted: int = 1) -> Counted:
    found = window.count(counters, wanted)
    assert found is not None
    return found
