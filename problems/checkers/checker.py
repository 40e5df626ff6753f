"""What a checker is, and how the modules beside this one are found."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from problems.definition import CheckerSpec
from problems.values import Signature

# Grading runs this one: the package's output validator.
PROGRAM = "program"


class AnswerError(Exception):
    """What the author gave cannot be compared with: the judge's failure, never the solver's."""


@dataclass(frozen=True)
class CheckResult:
    """Whether the answer is right, and where it first is not.

    The message quotes both answers: whoever passes it on decides who may read it.
    """

    is_correct: bool
    message: str = ""


@dataclass(frozen=True)
class Option:
    """One option of a checker: what it takes, in words and as a test."""

    takes: str
    accepts: Callable[[Any], bool]


class Checker(ABC):
    """Compares an answer with the expected one."""

    name: str
    options: Mapping[str, Option] = {}

    @abstractmethod
    def check(
        self,
        expected: bytes,
        actual: bytes,
        *,
        options: Mapping[str, Any],
        signature: Signature | None,
        flags: Sequence[str],
    ) -> CheckResult:
        """Compare.

        `options` are those of problem.yaml's `checker`; `signature` is None for a stdin problem; `flags`
        are the validator flags of the test's group, heeded where texts are compared.
        """

    def answers(self, expected: bytes) -> list[bytes]:
        """Return the values that an answer file holds, so that each can be checked against its type."""
        return [expected]

    def mistakes(self, options: Mapping[str, Any], signature: Signature | None) -> list[str]:
        """Say what is wrong with the options; empty when they can be used."""
        found = []
        for key, value in options.items():
            option = self.options.get(key)
            if option is None:
                close = get_close_matches(str(key), self.options, n=1)
                known = ", ".join(sorted(self.options)) or "none"
                cure = f"did you mean `{close[0]}`?" if close else f"known are: {known}"
                found.append(f"the checker `{self.name}` has no option `{key}`; {cure}")
            elif not option.accepts(value):
                found.append(f"`{key}` takes {option.takes}, not {value!r}")
        return found


def is_flag(value: object) -> bool:
    """Accept true and false alone."""
    return isinstance(value, bool)


def is_tolerance(value: object) -> bool:
    """Accept a finite number that is not negative."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and value >= 0


@cache
def checkers() -> Mapping[str, Checker]:
    """Return the checkers by name."""
    package = import_module("problems.checkers")
    modules = (
        import_module(f"problems.checkers.{found.name}") for found in iter_modules(package.__path__)
    )
    instances = [module.CHECKER for module in modules if hasattr(module, "CHECKER")]
    return {one.name: one for one in sorted(instances, key=lambda one: one.name)}


def find(name: str) -> Checker:
    """Return the checker of that name; raise KeyError naming those there are."""
    known = checkers()
    if name not in known:
        raise KeyError(f"no checker `{name}`; there are {', '.join(known)}")
    return known[name]


def spec_mistakes(spec: CheckerSpec, signature: Signature | None) -> list[str]:
    """Say what is wrong with an author's choice of checker; empty when it can be used."""
    if spec.name == PROGRAM:
        return (
            [f"`{PROGRAM}` has no options; give flags in validator_flags"] if spec.options else []
        )
    if spec.name not in checkers():
        names = [*checkers(), PROGRAM]
        close = get_close_matches(spec.name, names, n=1)
        cure = f"did you mean `{close[0]}`?" if close else f"there are {', '.join(names)}"
        return [f"unknown checker `{spec.name[:60]}`; {cure}"]
    return find(spec.name).mistakes(spec.options, signature)
