"""What a scrape has shown."""

from __future__ import annotations

from prometheus_client import Metric

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
