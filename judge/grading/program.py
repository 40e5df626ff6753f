"""A solution in a box, compiled and ready to run: what the solver's program and the author's reference share."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

from judge.grading.compile import check_in, compile_in
from judge.grading.execution import Execution
from judge.grading.limits import RunLimits, run_limits
from judge.grading.lines import lines_of
from judge.grading.run_function import FunctionRunner
from judge.grading.run_stdin import StdinRunner
from judge.grading.runner import Runner
from judge.languages import prepare
from judge.languages.language import Language
from judge.sandbox.box import Sandbox
from problems.definition import Definition, TestCase


@dataclass(frozen=True)
class CheckedRunner:
    """A program that was not compiled: when its very first test ends it before any answer, it is checked."""

    runner: Runner
    check: Callable[[], None]  # raises NotCompiled

    def executions(self, start: int) -> Generator[Execution, None, None]:
        """Run the tests from `start` on; raise NotCompiled, before anything is known of a test."""
        with closing(self.runner.executions(start)) as executions:
            first = next(executions, None)
            if first is None:
                return
            if start == 0 and first.failed_by_itself:
                executions.close()  # a box runs one job at a time
                self.check()
            yield first
            yield from executions

    def again(self, index: int, limits: RunLimits) -> Execution:
        """Run one test by itself."""
        return self.runner.again(index, limits)


@dataclass(frozen=True)
class ReadyProgram:
    """A program that was compiled, what its compiler said, and how its tests are run."""

    compile_output: str
    runner: Runner
    limits: RunLimits
    image_id: str


@contextmanager
def ready_program(
    definition: Definition,
    language: Language,
    source: bytes | Mapping[str, bytes],
    tests: Sequence[TestCase],
    sandbox: Sandbox,
) -> Iterator[ReadyProgram]:
    """Take a fresh box, compile the source in it, and hold it for running the tests; raise NotCompiled.

    A language that only checks its sources does so when the first test fails, and `runner.executions` raises then.
    """
    limits = run_limits(definition.limits, language)
    signature = definition.signature
    prepared = prepare(language, source, signature, definition.limits.memory_mb)
    with sandbox.box(language.image) as box:
        runner: Runner
        inputs = [test.input for test in tests]
        if signature is None:
            runner = StdinRunner(box, prepared, limits, inputs)
        else:
            lines = lines_of(signature, tests, is_kept=tests is definition.tests)
            runner = FunctionRunner(signature, box, prepared, limits, inputs, lines)
        compile_output = compile_in(box, prepared, language, definition.limits)

        def check() -> None:
            check_in(box, prepared, language, definition.limits)

        if not tests:  # no test will tell
            check()
        yield ReadyProgram(compile_output, CheckedRunner(runner, check), limits, box.image_id)
