"""What all processes have counted, added up."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from prometheus_client import Metric

from judge.meters import BOUNDS, METERS
from judge.watch import reporting
from judge.watch.reporting import Process
from judge.watch.store import redis


@dataclass(frozen=True)
class Sums:
    """The site's counts by (sample, labels), and the processes that live."""

    counts: Mapping[tuple[str, frozenset[tuple[str, str]]], float]
    processes: Sequence[Process]

    def total(self, sample: str, **labels: str) -> float:
        """Return the sum of a count over all labels but those that are given."""
        wanted = frozenset(labels.items())
        return sum(
            value for (name, of), value in self.counts.items() if name == sample and wanted <= of
        )

    def by(self, sample: str, label: str) -> dict[str, float]:
        """Return the sums of a count by one of its labels."""
        found: dict[str, float] = {}
        for (name, of), value in self.counts.items():
            if name == sample:
                key = dict(of).get(label, "")
                found[key] = found.get(key, 0.0) + value
        return found

    def gauge(self, name: str) -> float:
        """Return a gauge's sum over the processes that live."""
        return sum(process.gauges.get(name, 0.0) for process in self.processes)

    def families(self) -> Iterator[Metric]:
        """Yield each of the meters with the site's figures in place of this process's own."""
        for meter in METERS.collect():
            family = Metric(meter.name, meter.documentation, meter.type)
            if meter.type == "gauge":
                family.add_sample(meter.name, {}, self.gauge(meter.name))
            else:
                for name, labels, value in sorted(self._samples(meter), key=_in_order):
                    family.add_sample(name, labels, value)
            yield family

    def _samples(self, meter: Metric) -> Iterator[tuple[str, dict[str, str], float]]:
        """Yield a meter's samples; one without labels is there from the start, at 0."""
        names = {meter.name + suffix for suffix in ("_total", "_bucket", "_sum", "_count")}
        found = {key: value for key, value in self.counts.items() if key[0] in names}
        for own in meter.samples:
            if not own.labels:
                found.setdefault((own.name, frozenset()), 0.0)
        return ((name, dict(of), value) for (name, of), value in found.items())


def read() -> Sums:
    """Ask Redis for them; raise RedisError."""
    pipe = redis().pipeline(transaction=False)
    pipe.hgetall(reporting.COUNTS)
    pipe.smembers(reporting.PROCESSES)
    stored, members = pipe.execute()
    counts: dict[tuple[str, frozenset[tuple[str, str]]], float] = {}
    for field, value in stored.items():
        name, labels = json.loads(field)
        counts[name, frozenset(labels.items())] = float(value)
    # What is 0 was never sent; a histogram that lacks its lower bounds would be read wrongly.
    for name, of in list(counts):
        histogram = name.removesuffix("_count")
        for bound in BOUNDS.get(histogram, ()):
            counts.setdefault((f"{histogram}_bucket", of | {("le", bound)}), 0.0)
    return Sums(counts, _living(sorted(member.decode() for member in members)))


def _living(ids: Sequence[str]) -> list[Process]:
    """Return what those processes said lately, and forget those that say nothing any more."""
    if not ids:
        return []
    told = redis().mget([f"{reporting.PROCESSES}:{id}" for id in ids])
    gone = [id for id, text in zip(ids, told, strict=True) if text is None]
    if gone:
        redis().srem(reporting.PROCESSES, *gone)
    return [Process(**json.loads(text)) for text in told if text is not None]


def _in_order(sample: tuple[str, dict[str, str], float]) -> tuple[object, ...]:
    """Sort by labels, a histogram's bounds by their size and before its sum."""
    name, labels, _ = sample
    others = sorted((key, value) for key, value in labels.items() if key != "le")
    return others, not name.endswith("_bucket"), float(labels.get("le", 0)), name
