"""How often, in which order and in which ways of isolation the attacks run.

GAVEL_HOSTILE_SEED=123      repeats an order; it is drawn anew each time, and printed
GAVEL_HOSTILE_ROUNDS=20     all attacks so many times, each time in another order
"""

from __future__ import annotations

import os
import random
from typing import Any

import pytest

SEED = os.environ.setdefault("GAVEL_HOSTILE_SEED", str(random.randrange(1_000_000)))
ROUNDS = int(os.environ.get("GAVEL_HOSTILE_ROUNDS", "1"))


def pytest_report_header() -> str:
    return f"hostile: GAVEL_HOSTILE_SEED={SEED} GAVEL_HOSTILE_ROUNDS={ROUNDS}"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "round_number" in metafunc.fixturenames:
        metafunc.parametrize("round_number", range(1, ROUNDS + 1))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Shuffle the attacks of each round among the places that the attacks have; a sandbox serves all its rounds."""
    places = [at for at, item in enumerate(items) if "attack" in item.keywords]
    attacks = [items[at] for at in places]
    sandboxes = list(dict.fromkeys(_parameter(item, "bench") for item in attacks))
    random.Random(SEED).shuffle(attacks)
    attacks.sort(
        key=lambda item: (
            sandboxes.index(_parameter(item, "bench")),
            _parameter(item, "round_number"),
        )
    )
    for at, item in zip(places, attacks, strict=True):
        items[at] = item


def _parameter(item: pytest.Item, name: str) -> Any:
    assert isinstance(item, pytest.Function)
    return item.callspec.params[name]
