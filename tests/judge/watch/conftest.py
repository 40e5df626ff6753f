"""Figures that no other test has counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from prometheus_client.parser import text_string_to_metric_families

from judge.watch import reporting
from judge.watch.exposition import exposition
from judge.watch.store import redis
from tests.judge.watch.scraped import Figures


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


def _forget() -> None:
    exposition.forget()
    keys = list(redis().scan_iter("gavel:test:processes*"))
    redis().delete("gavel:test:counts", *keys)
