"""What judging found out: the outcome of a submission and of each of its tests."""

from __future__ import annotations

from dataclasses import dataclass

from problems.verdicts import Verdict


@dataclass(frozen=True)
class CaseOutcome:
    """One test, judged. Bytes are already text: NUL, lone surrogates and the like are made storable, long texts cut."""

    index: int  # from 0
    name: str
    is_sample: bool
    verdict: Verdict
    time_ms: int  # CPU, kernel accounting
    wall_ms: int
    memory_kb: int
    actual: str = ""  # the solver's answer
    stdout: str = ""
    stderr: str = ""
    message: str = ""  # the checker's or the judge's one line: why


@dataclass(frozen=True)
class Outcome:
    """A submission, judged. `cases` ends at the first test that was not run."""

    verdict: Verdict
    passed: int
    total: int
    runtime_ms: int  # the slowest test's CPU time
    memory_kb: int  # the greatest peak
    cases: tuple[CaseOutcome, ...] = ()
    compile_output: str = ""
    message: str = ""  # for RE: "killed by signal 11 (SIGSEGV)"; for IE: the reason, for staff
    image_id: str = ""
    is_close_call: bool = False
