"""docs/watching.md lists each figure that the site shows, with its labels, and none besides."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.judge.watch.scraped import Figures, everything_once

PAGE = Path(__file__).resolve().parents[3] / "docs/watching.md"

pytestmark = pytest.mark.django_db


def test_each_figure_is_documented_with_its_labels(scrape: Callable[[], Figures]) -> None:
    everything_once()
    shown = {
        name: {label for one in family.samples for label in one.labels} - {"le"}
        for name, family in scrape().items()
    }
    rows = re.findall(r"^\| `(gavel_\w+)` \|([^|]*)\|", PAGE.read_text(), re.M)
    assert {name: set(re.findall(r"\w+", labels)) for name, labels in rows} == shown
