"""Function and class problems: the program is started once and given one test after the other.

A test that ends the process ends the stream; the next ones need a new process. A second measurement is made in a new
process too, after another test, so that the runtime's start is no more in it than it was in the first.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from judge.grading.execution import Execution, Failure
from judge.grading.limits import RunLimits
from judge.grading.verdict import failure_of
from judge.languages.language import Prepared
from judge.sandbox.box import Box, Job, Record
from problems.values import Signature
from problems.values.harness import file_form
from problems.verdicts import Verdict


@dataclass(frozen=True)
class FunctionRunner:
    """A program that is served: `inputs` holds each test's, `lines` the same as the harness reads it."""

    signature: Signature
    box: Box
    prepared: Prepared
    limits: RunLimits
    inputs: Sequence[bytes]
    lines: Sequence[bytes]

    def executions(self, start: int) -> Generator[Execution, None, None]:
        """Serve the tests from `start` on in one process."""
        for record in self._serve(self.lines[start:], self.limits):
            yield self._execution(record, start + record.index)

    def again(self, index: int, limits: RunLimits) -> Execution:
        """Serve the first test, then this one, and measure this one."""
        lines = [self.lines[0], self.lines[index]] if index else [self.lines[0]]
        record = None
        for record in self._serve(lines, limits):
            if record.index == len(lines) - 1:
                break
        assert record is not None, "a served process yields a record"
        return self._execution(record, index)

    def _serve(self, lines: Sequence[bytes], limits: RunLimits) -> Iterator[Record]:
        job = Job(
            self.prepared.run_argv,
            limits.job,
            files=self.prepared.files if self.prepared.compile_argv is None else {},
            environment=self.prepared.environment,
        )
        return self.box.serve(job, self.prepared.header.rstrip(b"\n"), lines)

    def _execution(self, record: Record, index: int) -> Execution:
        result = record.result
        return Execution(
            index=index,
            output=file_form(self.signature, record.value, self.inputs[index])
            if record.value
            else b"",
            cpu_time_s=record.cpu_time_s,
            wall_time_s=record.wall_time_s,
            memory_kb=record.memory_kb,
            stdout=record.stdout,
            stderr=record.stderr,
            failure=self._failure(record, index),
            ending=None if result is None else result.ending,
        )

    def _failure(self, record: Record, index: int) -> Failure | None:
        if record.result is None:
            return None
        failure = failure_of(record.result, self.limits)
        if failure is not None:
            return failure
        return Failure(Verdict.RE, f"ended after {index} of {len(self.lines)} tests")
