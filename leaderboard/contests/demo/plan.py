"""Who sends what and when in a demo contest. Pure, and the same each time for the same seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from problems.verdicts import Verdict

# fmt: off
NAMES = (
    "ada-quill", "benno-rask", "cleo-marsh", "dario-finch", "edda-stone", "farid-olsen", "greta-vane",
    "hugo-lindt", "ines-falk", "jonas-weir", "kaia-brook", "levin-hart", "mara-dune", "nils-aster",
    "olga-petri", "pavel-crane", "quirin-moss", "rosa-tamm", "sami-north", "tilda-ferro", "umar-vogel",
    "vera-solis", "wanda-pike", "xenia-holm", "yann-kestrel", "zora-lumen", "arlo-birch", "bela-stern",
    "cyra-wolde", "dion-marlow", "elia-thorn", "fenja-riis", "goran-pell", "hana-sorel", "ivo-castell",
    "juna-frey", "kolja-brandt", "lotte-ames", "milo-zander", "nora-quist",
)
# fmt: on
MINUTES_A_PROBLEM = (5.0, 12.0)  # for someone of middling skill, the first problem


@dataclass(frozen=True)
class Sent:
    """A submission of the plan."""

    name: str
    label: str
    minute: float
    verdict: Verdict


def plan(
    names: Sequence[str],
    failures: Mapping[str, Sequence[Verdict]],
    *,
    minutes: float,
    seed: str,
) -> list[Sent]:
    """Return what these people send until that minute, oldest first.

    `failures` has the labels in order, the easiest first, and for each the verdicts that a wrong try can get.
    """
    chance = Random(seed)  # noqa: S311 - a plausible story, not a secret
    sent: list[Sent] = []
    for name in names:
        sent += _of_one(name, failures, minutes, chance)
    return sorted(sent, key=lambda one: one.minute)


def _of_one(
    name: str, failures: Mapping[str, Sequence[Verdict]], minutes: float, chance: Random
) -> list[Sent]:
    sent: list[Sent] = []
    skill = chance.uniform(0.6, 2.2)
    minute = chance.uniform(0, 3)
    for place, (label, verdicts) in enumerate(failures.items()):
        minute += chance.uniform(*MINUTES_A_PROBLEM) * (1 + 0.4 * place) / skill
        while verdicts and chance.random() < 0.45 - 0.1 * skill + 0.05 * place:
            if minute >= minutes:
                return sent
            sent.append(Sent(name, label, minute, chance.choice(verdicts)))
            minute += chance.uniform(1, 5)
        if chance.random() < 0.08 * place:
            continue  # given up
        if minute >= minutes:
            return sent
        sent.append(Sent(name, label, minute, Verdict.AC))
    return sent
