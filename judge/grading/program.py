"""A solution in a box, compiled and ready to run: what the solver's program and the author's reference share."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from judge.grading.compile import Compilation, compile_in
from judge.grading.limits import RunLimits, run_limits
from judge.grading.run_function import FunctionRunner
from judge.grading.run_stdin import StdinRunner
from judge.grading.runner import Runner
from judge.languages import prepare
from judge.languages.language import Language
from judge.sandbox.box import Sandbox
from problems.definition import Definition
from problems.values import Signature
from problems.values.encoding import test_line


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
    inputs: Sequence[bytes],
    sandbox: Sandbox,
) -> Iterator[ReadyProgram]:
    """Take a fresh box, compile the source in it, and hold it for running on the inputs."""
    limits = run_limits(definition.limits, language)
    signature = definition.signature
    prepared = prepare(language, source, signature, definition.limits.memory_mb)
    with sandbox.box(language.image) as box:
        runner: Runner
        if signature is None:
            runner = StdinRunner(box, prepared, limits, inputs)
        else:
            lines = _lines(definition, signature, inputs)
            runner = FunctionRunner(box, prepared, limits, lines)
        compilation = compile_in(box, prepared, language, definition.limits)
        yield ReadyProgram(compilation, runner, limits, box.image_id)


_kept: dict[int, list[bytes]] = {}


def _lines(definition: Definition, signature: Signature, inputs: Sequence[bytes]) -> list[bytes]:
    """Return each input as the one line that a harness reads; those of all tests are written once a definition."""
    if len(inputs) != len(definition.tests):
        return [_line(signature, given) for given in inputs]
    kept = _kept.get(id(definition))
    if kept is None:
        kept = [_line(signature, test.input) for test in definition.tests]
        _kept[id(definition)] = kept
        weakref.finalize(definition, _kept.pop, id(definition), None)
    is_same = all(given is test.input for given, test in zip(inputs, definition.tests, strict=True))
    return kept if is_same else [_line(signature, given) for given in inputs]


def _line(signature: Signature, given: bytes) -> bytes:
    return test_line(signature, given).rstrip(b"\n")  # the box ends the lines that it is given
