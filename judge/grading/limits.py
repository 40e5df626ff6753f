"""What a program may use, worked out from the problem's limits and the language's needs.

    time limit    the problem's x the language's factor x the author's factor for the language; CPU time of one test
    killed at     1.1 x that in CPU time, so that the band around the limit can be measured
    wall clock    2 x the time limit and 1 s: for those that sleep or wait
    memory        the problem's and what the language's runtime needs by itself, as far as a box holds it
    output        the problem's, as far as a box passes it on
    compiler      CPU time: the problem's or the language's, whichever is less; wall clock: 3 x the problem's

A close call, between 0.9 and 1.1 of the time limit, might have gone the other way on another day: it is run twice
more, and the median is judged. That the wall clock waits for a program which others keep from the processor is the
sandbox's part.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from judge.grading.execution import Execution
from judge.languages.language import Language
from judge.sandbox.box import JobLimits
from judge.sandbox.options import Room
from problems.definition import Limits

CLOSE = 0.1

MAX_MEMORY_MB = Room().job_memory_mb
MAX_OUTPUT_MB = 32

# A compiler's processes and threads wait for one another, and on a crowded machine each waits for the processor
# besides: at a load of 15 on two cores, 4 s of the processor took the Java virtual machine's compilers up to 50 s.
COMPILE_WALL = 3
COMPILE_MESSAGE_BYTES = 64 * 1024


@dataclass(frozen=True)
class RunLimits:
    """The limits of one test: the promise (`time_s`, `memory_mb`) and what the sandbox enforces (`job`)."""

    time_s: float
    memory_mb: int
    job: JobLimits
    says_out_of_memory: Callable[[bytes], bool] = lambda stderr: False

    def is_over_time(self, execution: Execution) -> bool:
        """Tell whether the test took longer than the time limit, though it was not killed for it."""
        return execution.cpu_time_s > self.time_s

    def is_close(self, execution: Execution) -> bool:
        """Tell whether noise alone may have made the difference."""
        if execution.failure is not None:
            return False
        return execution.cpu_time_s >= (1 - CLOSE) * self.time_s


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
        cpu_time_s=min(language.compile_cpu_s, limits.compile_time_s),
        wall_time_s=COMPILE_WALL * limits.compile_time_s,
        memory_mb=language.compile_memory_mb,
        output_bytes=COMPILE_MESSAGE_BYTES,
        processes=language.compile_processes,
    )


def check_limits(limits: Limits, language: Language) -> JobLimits:
    """Return what a check may use: no less memory than the program had, so that what that could read, it can."""
    compiler = compile_limits(limits, language)
    memory_mb = max(compiler.memory_mb, run_limits(limits, language).memory_mb)
    return replace(compiler, memory_mb=memory_mb)
