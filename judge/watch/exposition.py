"""All figures of the site as Prometheus reads them: what the processes count, and what the tables show.

A store that is away leaves its figures out and says so in its own (`gavel_database_up`, `gavel_redis_up`): the scrape
itself succeeds, so that an alert can tell which of the two it is.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from threading import Lock
from typing import TypeVar

import structlog
from django.db import Error as DatabaseError
from prometheus_client import CollectorRegistry, Metric, generate_latest
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from redis import RedisError

from judge import __version__
from judge.doctor.report import State
from judge.watch import sources, sums
from judge.watch.site import Stands, stands
from judge.watch.sums import Sums

logger = structlog.get_logger(__name__)

_Answer = TypeVar("_Answer")

KEPT_S = 3.0
KINDS = ("web", "sockets", "judge", "worker", "webhooks", "pool")


class _Site:
    """A collector of all there is, as prometheus_client asks for it."""

    def collect(self) -> Iterator[Metric]:
        """Yield each figure once."""
        yield InfoMetricFamily("gavel_build", "What runs here.", {"version": __version__})
        found: list[Metric] = []
        counted = _unless_away(sums.read)
        read = _unless_away(stands)
        if counted is not None:
            found += counted.families()
            found += _of_processes(counted)
        if read is not None:
            found += _of_tables(read)
            found += _of_schedule(read)
            found += _of_webhooks(read)
            found += _of_workers(read, counted)
        for source in sources.known():
            found += _unless_away(lambda source=source: list(source())) or []  # type: ignore[misc]  # mypy sees no default
        yield _gauge("gavel_redis_up", "Whether Redis answers.", float(counted is not None))
        yield _gauge("gavel_database_up", "Whether PostgreSQL answers.", float(read is not None))
        yield from found


class Exposition:
    """The figures as text; made once for all who ask within a few seconds."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Site())
        self._lock = Lock()
        self._kept: tuple[float, bytes] = 0.0, b""

    def text(self) -> bytes:
        """Return all figures in Prometheus' text format."""
        with self._lock:
            until, text = self._kept
            if time.monotonic() >= until:
                text = generate_latest(self._registry)
                self._kept = time.monotonic() + KEPT_S, text
            return text

    def forget(self) -> None:
        """Ask anew at the next call."""
        self._kept = 0.0, b""


exposition = Exposition()


def _of_processes(counted: Sums) -> Iterator[Metric]:
    family = GaugeMetricFamily(
        "gavel_processes", "Processes that reported within 20 s, by kind.", labels=["kind"]
    )
    for kind in KINDS:
        family.add_metric([kind], sum(process.kind == kind for process in counted.processes))
    yield family


def _of_tables(read: Stands) -> Iterator[Metric]:
    columns: dict[str, tuple[str, Callable[..., float | None]]] = {
        "gavel_queue_waiting": (
            "Judgements that wait, by queue.",
            lambda queue: queue.waiting,
        ),
        "gavel_queue_oldest_seconds": (
            "How long the oldest of them has waited.",
            lambda queue: queue.oldest_s,
        ),
        "gavel_queue_eta_seconds": (
            "When the verdict would come of what came to the queue now; missing while nothing was judged lately.",
            lambda queue: queue.eta_s,
        ),
        "gavel_queue_neglected": (
            "1 where judgements wait for a minute and no worker takes from the queue.",
            lambda queue: float(queue.is_neglected),
        ),
    }
    for name, (told, value) in columns.items():
        family = GaugeMetricFamily(name, told, labels=["queue"])
        for queue, row in read.queues.items():
            if (number := value(row)) is not None:
                family.add_metric([queue.value], number)
        yield family
    yield _gauge("gavel_judgements_held", "Judgements that workers hold now.", read.held)
    yield _gauge("gavel_leases_expired", "Those among them whose lease has run out.", read.expired)
    yield _gauge("gavel_judgements_parked", "Judgements given up that wait for staff.", read.parked)
    yield _gauge("gavel_outbox_waiting", "Verdicts that nobody was told of yet.", read.events)
    yield _gauge(
        "gavel_outbox_oldest_seconds", "How long the oldest has waited.", read.oldest_event_s
    )


def _of_schedule(read: Stands) -> Iterator[Metric]:
    late = GaugeMetricFamily(
        "gavel_job_late_seconds", "How long a job has been due and not begun.", labels=["job"]
    )
    failures = GaugeMetricFamily(
        "gavel_job_failures", "Runs of a job that failed, in a row.", labels=["job"]
    )
    for job in read.jobs:
        late.add_metric([job.name], job.late_s)
        failures.add_metric([job.name], job.failures)
    yield late
    yield failures
    yield _gauge(
        "gavel_tasks_late_seconds", "How long the oldest task is overdue.", read.late_task_s
    )
    yield _gauge("gavel_dead_letters", "Tasks that failed too often.", read.dead_letters)


def _of_webhooks(read: Stands) -> Iterator[Metric]:
    yield _gauge("gavel_webhooks_waiting", "Messages to webhooks that wait.", read.webhooks)
    yield _gauge(
        "gavel_webhooks_late_seconds",
        "How long nobody has begun the oldest of them whose time has come.",
        read.late_webhook_s,
    )


def _of_workers(read: Stands, counted: Sums | None) -> Iterator[Metric]:
    state = GaugeMetricFamily(
        "gavel_judge_worker_state",
        "1 for the state that the last examination found the worker's machine and sandbox in.",
        labels=["worker", "state"],
    )
    for worker, found in read.examined:
        for one in (*(each.value for each in State), "unknown"):
            state.add_metric([worker, one], float(one == found))
    yield state
    if counted is not None:
        up = GaugeMetricFamily(
            "gavel_judge_worker_up",
            "1 while the worker reports; one that is gone for good is forgotten in the admin.",
            labels=["worker"],
        )
        living = {process.name for process in counted.processes}
        for worker, _ in read.examined:
            up.add_metric([worker], float(worker in living))
        yield up


def _gauge(name: str, told: str, value: float) -> Metric:
    return GaugeMetricFamily(name, told, value)


def _unless_away(ask: Callable[[], _Answer]) -> _Answer | None:
    try:
        return ask()
    except (DatabaseError, RedisError, OSError) as error:
        logger.warning("figures_missing", error=str(error))
        return None
