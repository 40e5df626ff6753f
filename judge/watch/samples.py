"""Take a sample of the site's figures every half a minute, and keep two days of them.

Counts are kept as they stand, and what happened between two samples is their difference; one that is smaller than the
one before began anew, since Redis was emptied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

import structlog
from django.utils import timezone
from redis import RedisError

from judge.schedule.jobs import SAMPLE_EVERY
from judge.watch import sums
from judge.watch.models import Sample
from judge.watch.site import stands

logger = structlog.get_logger(__name__)

EVERY_S = SAMPLE_EVERY.total_seconds()
KEEP = timedelta(days=2)


@dataclass(frozen=True)
class Moment:
    """What is known of a moment; without Redis the counts are missing."""

    at: datetime
    waiting: Mapping[str, int]
    oldest_s: float
    held: int
    taken_in: float | None = None
    requests: float | None = None
    failures: float | None = None  # answered with 5xx
    seconds: Mapping[str, float] | None = None  # of requests: how many took at most so long


def take() -> None:
    """Write down how the site stands now, and forget what is old."""
    now = timezone.now()
    at = datetime.fromtimestamp(now.timestamp() // EVERY_S * EVERY_S, tz=now.tzinfo)
    figures = asdict(_moment(at))
    del figures["at"]
    # Two that come at once are one.
    Sample.objects.bulk_create([Sample(at=at, figures=figures)], ignore_conflicts=True)
    Sample.objects.filter(at__lt=now - KEEP).delete()


def since(begin: datetime) -> Sequence[Moment]:
    """Return the samples from then on, oldest first."""
    rows = Sample.objects.filter(at__gte=begin).order_by("at").values_list("at", "figures")
    return [Moment(at=at, **figures) for at, figures in rows]


def _moment(at: datetime) -> Moment:
    read = stands()
    moment = Moment(
        at=at,
        waiting={queue.value: row.waiting for queue, row in read.queues.items()},
        oldest_s=max(row.oldest_s for row in read.queues.values()),
        held=read.held,
    )
    try:
        counted = sums.read()
    except (RedisError, OSError) as error:
        logger.warning("figures_missing", error=str(error))
        return moment
    by_status = counted.by("gavel_http_requests_total", "status")
    return replace(
        moment,
        taken_in=counted.total("gavel_submissions_total"),
        requests=sum(by_status.values()),
        failures=sum(count for status, count in by_status.items() if status >= "500"),
        seconds=counted.by("gavel_http_request_seconds_bucket", "le"),
    )
