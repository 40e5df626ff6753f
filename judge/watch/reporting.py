"""Bring what this process counts to the others' in Redis, so that any web process can answer for the whole site.

    each process, every 5 s                          Redis                                /metrics
    counters and histograms: what was added since    one hash of sums (HINCRBYFLOAT)      as they are
    gauges: as they stand                            a key a process, which expires       summed over those that live

A process that ends leaves its counts in the sums, and one that is killed loses what it counted in its last seconds.
While Redis is away the counts stay in memory and are sent later. Redis emptied is counters that begin at 0 again, which
Prometheus knows of any counter. An answer that was lost on its way may let five seconds be counted twice.
"""

from __future__ import annotations

import atexit
import json
import os
import socket
import threading
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

import structlog
from django.conf import settings
from prometheus_client.samples import Sample
from redis import RedisError

from judge.meters import METERS
from judge.watch.store import redis

logger = structlog.get_logger(__name__)

EVERY_S = 5.0
LIVES_FOR_S = 20
KEPT_FOR_S = 30 * 24 * 3600
COUNTS = "gavel:watch:counts"
PROCESSES = "gavel:watch:processes"


@dataclass(frozen=True)
class Process:
    """What a process says of itself."""

    id: str
    kind: str  # web, sockets, judge, worker, webhooks, pool (what a worker has forked)
    name: str  # of a worker: Celery's
    gauges: dict[str, float] = field(default_factory=dict)


class Reporter:
    """Reports what this process counts from now on."""

    def __init__(self, kind: str, name: str = "") -> None:
        self._id = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
        self._kind = kind
        self._name = name
        # What a process that forked us had counted is that one's to report.
        self._sent = counts()
        self._is_away = False

    def report(self) -> bool:
        """Send what was counted since the last time; False: Redis is away, and it is sent with the next."""
        now = counts()
        process = Process(self._id, self._kind, self._name, gauges())
        pipe = redis().pipeline(transaction=True)
        for key, count in now.items():
            added = count - self._sent.get(key, 0.0)
            if added:
                pipe.hincrbyfloat(COUNTS, key, added)
        pipe.expire(COUNTS, KEPT_FOR_S)
        pipe.sadd(PROCESSES, self._id)
        pipe.set(f"{PROCESSES}:{self._id}", json.dumps(asdict(process)), ex=LIVES_FOR_S)
        try:
            pipe.execute()
        except (RedisError, OSError) as error:
            if not self._is_away:
                logger.warning("figures_not_reported", error=str(error))
            self._is_away = True
            return False
        self._is_away = False
        self._sent = now
        return True

    def leave(self) -> None:
        """Send the last counts, and count among the living no more."""
        if not self.report():
            return
        try:
            redis().delete(f"{PROCESSES}:{self._id}")
            redis().srem(PROCESSES, self._id)
        except (RedisError, OSError):
            return  # it expires


def counts() -> dict[str, float]:
    """Return what this process has counted, by the names that Redis knows."""
    return {
        field_of(sample): sample.value
        for kind, sample in _samples()
        if kind != "gauge" and sample.value
    }


def gauges() -> dict[str, float]:
    """Return how the gauges of this process stand."""
    return {sample.name: sample.value for kind, sample in _samples() if kind == "gauge"}


def field_of(sample: Sample) -> str:
    """Return the name that a count has in Redis."""
    return json.dumps([sample.name, sample.labels], sort_keys=True, separators=(",", ":"))


def start(kind: str, name: str = "") -> None:
    """Report from now on, in a thread of its own, once in each process."""
    global _started
    with _lock:
        if _started == os.getpid() or not settings.REPORTS_FIGURES:
            return
        _started = os.getpid()
    reporter = Reporter(kind, name)
    ending = threading.Event()

    def report_on() -> None:
        reporter.report()
        while not ending.wait(EVERY_S):
            reporter.report()

    def leave() -> None:
        ending.set()
        reporter.leave()

    threading.Thread(target=report_on, name="figures", daemon=True).start()
    atexit.register(leave)


_lock = threading.Lock()
_started = 0


def _samples() -> Iterator[tuple[str, Sample]]:
    """Yield each sample with the type of its figure."""
    for family in METERS.collect():
        for sample in family.samples:
            yield family.type, sample
