"""A solution in a box, compiled and ready to run: what the solver's program and the author's reference share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from judge.grading.compile import Compilation, compile_in
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
class ReadyProgram:
    """A program that was compiled (or was not: see `compilation`), and how its tests are run."""

    compilation: Compilation
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
    """Take a fresh box, compile the source in it, and hold it for running the tests."""
    limits = run_limits(definition.limits, language)
    signature = definition.signature
    prepared = prepare(language, source, signature, definition.limits.memory_mb)
    with sandbox.box(language.image) as box:
        runner: Runner
        if signature is None:
            runner = StdinRunner(box, prepared, limits, [test.input for test in tests])
        else:
            lines = lines_of(signature, tests, is_kept=tests is definition.tests)
            runner = FunctionRunner(box, prepared, limits, lines)
        compilation = compile_in(box, prepared, language, definition.limits)
        yield ReadyProgram(compilation, runner, limits, box.image_id)
