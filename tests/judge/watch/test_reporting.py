from __future__ import annotations

import pytest
from redis.exceptions import ConnectionError as RedisAway

from judge.meters import JUDGEMENTS, JUDGINGS, VERDICT_SECONDS
from judge.watch import reporting, sums
from judge.watch.reporting import Reporter
from judge.watch.store import redis


def verdicts() -> float:
    return sums.read().total("gavel_judgements_total", verdict="WA")


def test_what_processes_count_is_added_up_and_outlives_them() -> None:
    first, second = Reporter("judge"), Reporter("judge")
    JUDGEMENTS.labels("judge", "python", "WA").inc()
    first.report()
    JUDGEMENTS.labels("judge", "python", "WA").inc(2)
    first.report()
    assert verdicts() == 3
    second.leave()
    first.leave()
    # Both live in this process, so each has seen all three.
    assert verdicts() == 6
    assert sums.read().processes == []


def test_nothing_is_sent_twice() -> None:
    reporter = Reporter("judge")
    JUDGEMENTS.labels("judge", "python", "WA").inc()
    for _ in range(3):
        reporter.report()
    assert verdicts() == 1


def test_what_was_counted_before_the_process_began_is_another_ones() -> None:
    JUDGEMENTS.labels("judge", "python", "WA").inc()
    Reporter("worker").report()
    assert verdicts() == 0


def test_without_redis_counts_wait_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    reporter = Reporter("judge")
    JUDGEMENTS.labels("judge", "python", "WA").inc()

    def away() -> None:
        raise RedisAway("gone")

    with monkeypatch.context() as patch:
        patch.setattr("redis.client.Pipeline.execute", lambda self: away())
        assert not reporter.report()
    JUDGEMENTS.labels("judge", "python", "WA").inc()
    assert reporter.report()
    assert verdicts() == 2


def test_gauges_are_those_of_the_living() -> None:
    first, second = Reporter("judge", "judge@a"), Reporter("judge", "judge@b")
    with JUDGINGS.track_inprogress():
        first.report()
        second.report()
    assert sums.read().gauge("gavel_judgings") == 2
    redis().delete(f"{reporting.PROCESSES}:{second._id}")  # it has expired
    read = sums.read()
    assert read.gauge("gavel_judgings") == 1
    assert [process.name for process in read.processes] == ["judge@a"]
    assert redis().scard(reporting.PROCESSES) == 1


def test_a_histogram_has_all_its_bounds_in_order() -> None:
    reporter = Reporter("judge")
    VERDICT_SECONDS.labels("contest").observe(0.2)
    VERDICT_SECONDS.labels("contest").observe(100)
    reporter.report()
    (family,) = [one for one in sums.read().families() if one.name == "gavel_verdict_seconds"]
    buckets = [one for one in family.samples if one.name.endswith("_bucket")]
    assert [one.value for one in buckets[:4]] == [0, 0, 1, 1]
    assert buckets[-1].labels == {"queue": "contest", "le": "+Inf"}
    assert buckets[-1].value == 2
