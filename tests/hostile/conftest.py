"""The order of the attacks is drawn anew each time; GAVEL_HOSTILE_SEED repeats one."""

from __future__ import annotations

import os
import random

import pytest

SEED = os.environ.setdefault("GAVEL_HOSTILE_SEED", str(random.randrange(1_000_000)))


def pytest_report_header() -> str:
    return f"hostile: GAVEL_HOSTILE_SEED={SEED}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Shuffle the attacks among the places that they have."""
    places = [at for at, item in enumerate(items) if "attack" in item.keywords]
    attacks = [items[at] for at in places]
    random.Random(SEED).shuffle(attacks)
    for at, item in zip(places, attacks, strict=True):
        items[at] = item
