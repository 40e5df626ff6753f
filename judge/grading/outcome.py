"""What judging found out: the outcome of a submission and of each of its tests."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from problems.verdicts import Verdict


class Stage(StrEnum):
    """What judging is at."""

    COMPILING = "compiling"
    RUNNING = "running"


@dataclass(frozen=True)
class CaseOutcome:
    """One test, judged. Bytes are already text: NUL, lone surrogates and the like are made storable, long texts cut.

    Of a hidden test that was passed there are no texts.
    """

    index: int  # from 0
    name: str
    is_sample: bool
    verdict: Verdict
    time_ms: int  # CPU, kernel accounting
    wall_ms: int
    memory_kb: int
    input: str = ""  # of samples and own inputs; a hidden test's stays with the problem
    expected: str = ""  # likewise
    actual: str = ""  # the solver's answer
    stdout: str = ""
    stderr: str = ""
    message: str = ""  # the checker's or the judge's one line: why


@dataclass(frozen=True)
class Outcome:
    """A submission, judged. `cases` leaves out the tests that were not run."""

    verdict: Verdict
    passed: int
    total: int
    runtime_ms: int  # the slowest test's CPU time
    memory_kb: int  # the greatest peak
    cases: tuple[CaseOutcome, ...] = ()
    compile_output: str = ""
    # "Test 3: killed by signal 11 (SIGSEGV)": says nothing of what a hidden test holds. For IE: the reason, for staff.
    message: str = ""
    image_id: str = ""
    is_close_call: bool = False

    @classmethod
    def not_compiled(cls, messages: str, *, total: int, image_id: str = "") -> Outcome:
        """Return CE: nothing was run that counts."""
        return cls(Verdict.CE, 0, total, 0, 0, compile_output=messages, image_id=image_id)

    @classmethod
    def failed(cls, reason: str, *, total: int = 0, image_id: str = "") -> Outcome:
        """Return IE: the judge's or the author's own failure."""
        return cls(Verdict.IE, 0, total, 0, 0, message=reason, image_id=image_id)
