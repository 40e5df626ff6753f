"""What a program did with one test, before anyone compared anything."""

from __future__ import annotations

from dataclasses import dataclass

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

    @property
    def failed_by_itself(self) -> bool:
        """Tell whether the program gave up, as one does that cannot even be read."""
        return self.failure is not None and self.ending is Ending.EXITED
