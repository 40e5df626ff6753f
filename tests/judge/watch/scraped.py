"""What a scrape has shown."""

from __future__ import annotations

from django.utils import timezone
from prometheus_client import Metric

from judge import meters
from judge.doctor.workers import note_start
from judge.watch.reporting import Reporter
from tests.factories import make_submission

Figures = dict[str, Metric]


def value(figures: Figures, name: str, **labels: str) -> float | None:
    """Return a sample's value, None where there is none."""
    found = [
        one.value
        for family in figures.values()
        for one in family.samples
        if one.name == name and labels.items() <= one.labels.items()
    ]
    return sum(found) if found else None


def everything_once() -> None:
    """Let each figure be counted with some labels, a submission be judged, and a judge worker report."""
    now = timezone.now()
    make_submission(judgement={"started_at": now, "judged_at": now})
    reporter = Reporter("judge", "judge@here")
    for meter in vars(meters).values():
        names = getattr(meter, "_labelnames", ())
        if names:
            child = meter.labels(*("x" for _ in names))
            count = child.observe if hasattr(child, "observe") else child.inc
            count(1)
    reporter.report()
    note_start("judge@here")
