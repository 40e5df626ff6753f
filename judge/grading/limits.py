"""What a program may use, worked out from the problem's limits and the language's needs.

    time limit    the problem's x the language's factor x the author's factor for the language; CPU time of one test
    killed at     1.1 x that in CPU time, so that the band around the limit can be measured
    wall clock    2 x the time limit and 1 s: for those that sleep or wait
    memory        the problem's and what the language's runtime needs by itself, as far as a box holds it
    output        the problem's, as far as a box passes it on

What might have gone the other way on another day is run again:

    took between 0.9 and 1.1 of the time limit           twice more; the median is judged (a close call)
    ran out of wall clock while it was busy computing    once more, with PATIENCE times the wall clock; that is judged
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from judge.grading.execution import Execution
from judge.languages.language import Language
from judge.sandbox.box import Ending, JobLimits, Result
from judge.sandbox.options import Room
from problems.definition import Limits

CLOSE = 0.1
BUSY = 0.05  # of the wall clock; a program that only waits comes nowhere near
PATIENCE = 5

MAX_MEMORY_MB = Room().job_memory_mb
MAX_OUTPUT_MB = 32

COMPILE_CPU_S = 10.0
COMPILE_MESSAGE_BYTES = 64 * 1024


@dataclass(frozen=True)
class RunLimits:
    """The limits of one test: the promise (`time_s`, `memory_mb`) and what the sandbox enforces (`job`)."""

    time_s: float
    memory_mb: int
    job: JobLimits
    says_out_of_memory: Callable[[bytes], bool] = lambda stderr: False

    def patient(self) -> RunLimits:
        """Return the same limits with more wall clock, for a program that others kept from the processor."""
        return replace(self, job=patient(self.job))

    def is_over_time(self, execution: Execution) -> bool:
        """Tell whether the test took longer than the time limit, though it was not killed for it."""
        return execution.cpu_time_s > self.time_s

    def is_close(self, execution: Execution) -> bool:
        """Tell whether noise alone may have made the difference."""
        if execution.ending is Ending.WALL_TIME:
            return is_starved(execution)
        if execution.failure is not None:
            return False
        return execution.cpu_time_s >= (1 - CLOSE) * self.time_s


def is_starved(ended: Execution | Result) -> bool:
    """Tell whether it ran out of wall clock while it was computing: it was kept from the processor."""
    is_out_of_time = ended.ending is Ending.WALL_TIME
    return is_out_of_time and ended.cpu_time_s >= BUSY * ended.wall_time_s


def patient(limits: JobLimits) -> JobLimits:
    """Return the same limits with more wall clock."""
    return replace(limits, wall_time_s=PATIENCE * limits.wall_time_s)


def run_limits(limits: Limits, language: Language) -> RunLimits:
    """Return what one test may use in that language."""
    time_s = limits.time_s * language.time_factor * limits.time_factors.get(language.id, 1.0)
    memory_mb = min(limits.memory_mb + language.extra_memory_mb, MAX_MEMORY_MB)
    return RunLimits(
        time_s=time_s,
        memory_mb=memory_mb,
        job=JobLimits(
            cpu_time_s=(1 + CLOSE) * time_s,
            wall_time_s=2 * time_s + 1,
            memory_mb=memory_mb,
            output_bytes=min(limits.output_mb, MAX_OUTPUT_MB) << 20,
            processes=language.processes,
        ),
        says_out_of_memory=language.says_out_of_memory,
    )


def compile_limits(limits: Limits, language: Language) -> JobLimits:
    """Return what the compiler may use."""
    return JobLimits(
        cpu_time_s=min(COMPILE_CPU_S, limits.compile_time_s),
        wall_time_s=limits.compile_time_s,
        memory_mb=language.compile_memory_mb,
        output_bytes=COMPILE_MESSAGE_BYTES,
        processes=language.compile_processes,
    )
