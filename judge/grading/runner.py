"""A compiled program and its tests, however they reach it (run_function.py, run_stdin.py)."""

from __future__ import annotations

from collections.abc import Generator
from typing import Protocol

from judge.grading.execution import Execution
from judge.grading.limits import RunLimits


class Runner(Protocol):
    """Runs tests, one after the other."""

    def executions(self, start: int) -> Generator[Execution, None, None]:
        """Run the tests from `start` on; end early when the program must be started anew.

        An index one past the last test means that the program failed after it had answered all.
        """
        ...

    def again(self, index: int, limits: RunLimits) -> Execution:
        """Run one test by itself, for a second measurement."""
        ...
