"""How often, in which order and in which ways of isolation the attacks run.

Where each submission has a container of its own, a round is a sample: starting two containers for each attack takes
four minutes, and little differs there. Which ones it takes changes with the seed.

GAVEL_HOSTILE_SEED=123      repeats an order; it is drawn anew each time, and printed
GAVEL_HOSTILE_ROUNDS=20     all attacks so many times, each time in another order
GAVEL_HOSTILE_WHOLE=1       all of them in every way of isolation
"""

from __future__ import annotations

import os
import random
from typing import Any

import pytest

from judge.sandbox.options import Isolation

SEED = os.environ.setdefault("GAVEL_HOSTILE_SEED", str(random.randrange(1_000_000)))
ROUNDS = int(os.environ.get("GAVEL_HOSTILE_ROUNDS", "1"))
IS_WHOLE = bool(os.environ.get("GAVEL_HOSTILE_WHOLE"))
SAMPLE = 40


def pytest_report_header() -> str:
    return f"hostile: GAVEL_HOSTILE_SEED={SEED} GAVEL_HOSTILE_ROUNDS={ROUNDS}"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "round_number" in metafunc.fixturenames:
        metafunc.parametrize("round_number", range(1, ROUNDS + 1))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Shuffle the attacks of each round among the places that the attacks have; a sandbox serves all its rounds."""
    if not IS_WHOLE:
        _take_a_sample(config, items)
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


def _take_a_sample(config: pytest.Config, items: list[pytest.Item]) -> None:
    alone = [
        item
        for item in items
        if "attack" in item.keywords and _parameter(item, "bench") is Isolation.CONTAINER
    ]
    kept = random.Random(SEED).sample(alone, min(len(alone), SAMPLE * ROUNDS))
    left_out = {id(item) for item in alone} - {id(item) for item in kept}
    config.hook.pytest_deselected(items=[item for item in items if id(item) in left_out])
    items[:] = [item for item in items if id(item) not in left_out]


def _parameter(item: pytest.Item, name: str) -> Any:
    assert isinstance(item, pytest.Function)
    return item.callspec.params[name]
