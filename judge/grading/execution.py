"""What a program did with one test, before anyone compared anything."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Protocol

from judge.sandbox.box import Ending
from problems.verdicts import Verdict


@dataclass(frozen=True)
class Failure:
    """Why a test failed without any comparing: the verdict and one honest sentence."""

    verdict: Verdict
    message: str


@dataclass(frozen=True)
class Execution:
    """One test, run: an `output` to compare, or a `failure`. `ending` is None while the process lives on."""

    index: int
    output: bytes
    cpu_time_s: float
    wall_time_s: float
    memory_kb: int
    stdout: bytes = b""
    stderr: bytes = b""
    failure: Failure | None = None
    ending: Ending | None = None


class Runner(Protocol):
    """A compiled program and its tests."""

    def executions(self, start: int) -> Generator[Execution, None, None]:
        """Run the tests from `start` on; end early when the program must be started anew.

        An index one past the last test means that the program failed after it had answered all.
        """
        ...

    def again(self, index: int) -> Execution:
        """Run one test by itself, for a second measurement."""
        ...
