"""One thing that is looked at, and how all of them are found: the modules of checks/, in the order they name.

    ORDER = 30
    GROUP = "Limits"

    def checks() -> Iterable[Check]: ...

Adding a theme means adding a module. In each, what decides takes plain values and is tested without an engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from importlib import import_module
from pkgutil import iter_modules

from judge.doctor.patient import Patient
from judge.doctor.report import Finding


class Needs(IntEnum):
    """What must have been found well before a check makes sense."""

    NOTHING = 0
    ENGINE = 1
    BOX = 2


@dataclass(frozen=True)
class Check:
    """A name, and a look that may raise SandboxError."""

    name: str
    look: Callable[[Patient], Finding]
    needs: Needs = Needs.BOX
    gives: Needs = Needs.NOTHING  # what is found not to be there when this one fails
    is_quick: bool = True


def all_checks() -> Iterator[tuple[str, Check]]:
    """Yield each check with its group's name."""
    package = import_module("judge.doctor.checks")
    modules = [
        import_module(f"{package.__name__}.{found.name}")
        for found in iter_modules(package.__path__)
    ]
    for module in sorted(modules, key=lambda module: module.ORDER):
        for check in module.checks():
            yield module.GROUP, check
