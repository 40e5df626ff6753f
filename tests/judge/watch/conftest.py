"""Figures that no other test has counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

from judge.watch import reporting
from judge.watch.exposition import exposition
from judge.watch.store import redis

Figures = dict[str, Metric]


@pytest.fixture(autouse=True)
def _own_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let each test begin without any counts."""
    monkeypatch.setattr(reporting, "COUNTS", "gavel:test:counts")
    monkeypatch.setattr(reporting, "PROCESSES", "gavel:test:processes")
    _forget()
    yield
    _forget()


@pytest.fixture
def scrape() -> Callable[[], Figures]:
    """Return what asks for all figures anew, by name."""

    def ask() -> Figures:
        exposition.forget()
        text = exposition.text().decode()
        return {family.name: family for family in text_string_to_metric_families(text)}

    return ask


def value(figures: Figures, name: str, **labels: str) -> float | None:
    """Return a sample's value, None where there is none."""
    found = [
        one.value
        for family in figures.values()
        for one in family.samples
        if one.name == name and labels.items() <= one.labels.items()
    ]
    return sum(found) if found else None


def _forget() -> None:
    exposition.forget()
    keys = list(redis().scan_iter("gavel:test:processes*"))
    redis().delete("gavel:test:counts", *keys)
