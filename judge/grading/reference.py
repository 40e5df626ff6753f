"""The reference's answers to a solver's own inputs, next to which the solver's are shown."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from judge.grading.errors import LanguageMissing, NotCompiled
from judge.grading.execution import Execution
from judge.grading.program import ready_program
from judge.grading.runner import Runner
from judge.languages import find
from judge.languages.errors import SourceRefused
from judge.sandbox.box import Sandbox
from judge.sandbox.errors import ImageMissing
from problems.definition import Definition, Program, TestCase

KEPT = 256


@dataclass(frozen=True)
class ReferenceAnswer:
    """What the reference said: an answer, or why it has none (the input may break the problem's rules)."""

    answer: bytes | None
    failure: str = ""


NO_REFERENCE = ReferenceAnswer(
    None, "There is no reference solution to compare with; the answer was not judged."
)
NOT_READY = ReferenceAnswer(
    None, "The reference solution's language is not ready here; the answer was not judged."
)


def reference_answers(
    definition: Definition, program: Program | None, tests: Sequence[TestCase], sandbox: Sandbox
) -> list[ReferenceAnswer]:
    """Return the reference's answer to each test's input; the same question is asked of the sandbox once."""
    if program is None:
        return [NO_REFERENCE] * len(tests)
    key = _key(definition, program, tests)
    with _lock:
        if key in _answers:
            _answers.move_to_end(key)
            return _answers[key]
    try:
        answers = _run(definition, program, tests, sandbox)
    except ImageMissing:
        return [NOT_READY] * len(tests)
    with _lock:
        _answers[key] = answers
        while len(_answers) > KEPT:
            _answers.popitem(last=False)
    return answers


def _run(
    definition: Definition, program: Program, tests: Sequence[TestCase], sandbox: Sandbox
) -> list[ReferenceAnswer]:
    language = find(program.language)
    if language is None:
        raise LanguageMissing(
            f"The reference solution is in {program.language}, which is not here."
        )
    try:
        with ready_program(definition, language, program.files, tests, sandbox) as ready:
            executions = all_executions(ready.runner, count=len(tests))
            return [_answer(execution) for execution in executions]
    except (SourceRefused, NotCompiled):
        return [ReferenceAnswer(None, "The reference solution does not compile.")] * len(tests)


def all_executions(runner: Runner, *, count: int) -> list[Execution]:
    """Run every test, starting the program anew after one that ended it."""
    executions: list[Execution] = []
    while len(executions) < count:
        executions += [
            execution for execution in runner.executions(len(executions)) if execution.index < count
        ]
    return executions


def _answer(execution: Execution) -> ReferenceAnswer:
    if execution.failure is None:
        return ReferenceAnswer(execution.output)
    return ReferenceAnswer(
        None,
        f"The reference solution fails on this input ({execution.failure.message}); "
        "it may break the problem's constraints.",
    )


_answers: OrderedDict[str, list[ReferenceAnswer]] = OrderedDict()
_lock = threading.Lock()


def _key(definition: Definition, program: Program, tests: Sequence[TestCase]) -> str:
    digest = hashlib.sha256()
    for part in (
        repr((definition.slug, definition.signature, definition.limits, program.language)).encode(),
        *(part for item in sorted(program.files.items()) for part in (item[0].encode(), item[1])),
        *(test.input for test in tests),
    ):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
