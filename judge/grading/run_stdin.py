"""Stdin problems: a process a test, its input on stdin, its answer on stdout."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from judge.grading.execution import Execution
from judge.grading.limits import RunLimits
from judge.grading.verdict import failure_of
from judge.languages.language import Prepared
from judge.sandbox.box import Box, Job


@dataclass(frozen=True)
class StdinRunner:
    """A program that is started for each of the `inputs`."""

    box: Box
    prepared: Prepared
    limits: RunLimits
    inputs: Sequence[bytes]

    def executions(self, start: int) -> Generator[Execution, None, None]:
        """Run the tests from `start` on, each in a process of its own."""
        for index in range(start, len(self.inputs)):
            yield self.again(index, self.limits)

    def again(self, index: int, limits: RunLimits) -> Execution:
        """Run one test."""
        result = self.box.run(
            Job(
                self.prepared.run_argv,
                limits.job,
                files=self.prepared.files if self.prepared.compile_argv is None else {},
                stdin=self.inputs[index],
                environment=self.prepared.environment,
            )
        )
        return Execution(
            index=index,
            output=result.stdout,
            cpu_time_s=result.cpu_time_s,
            wall_time_s=result.wall_time_s,
            memory_kb=result.memory_kb,
            stderr=result.stderr,
            failure=failure_of(result, limits),
            ending=result.ending,
        )
