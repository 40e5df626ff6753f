"""Is the answer right? Compared here, outside the sandbox, by a checker or by the author's own program."""

from __future__ import annotations

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from judge.grading.errors import ValidatorFailed
from judge.grading.validator import Validator
from judge.sandbox.box import Sandbox
from problems.checkers import CheckResult, find
from problems.definition import Definition, TestCase
from problems.values import ValueRefused

PROGRAM = "program"


class Comparison:
    """Compares the answers of one submission; an author's program gets a box of its own, for all of them."""

    def __init__(self, definition: Definition, sandbox: Sandbox) -> None:
        self._definition = definition
        self._sandbox = sandbox
        self._boxes = ExitStack()
        self._validator: Validator | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._boxes.close()

    def check(self, test: TestCase, output: bytes) -> CheckResult:
        """Compare one answer; whatever is odd about it makes it wrong. Raise GradingError for the author's failure."""
        definition = self._definition
        if definition.checker.name == PROGRAM:
            return self._author_program().check(test, output)
        try:
            return find(definition.checker.name).check(
                test.answer,
                output,
                options=definition.checker.options,
                signature=definition.signature,
                flags=test.validator_flags,
            )
        except ValueRefused as error:
            return CheckResult(is_correct=False, message=f"The answer cannot be read: {error}")
        except (RecursionError, MemoryError, UnicodeError) as error:
            return CheckResult(
                is_correct=False, message=f"The answer cannot be compared: {type(error).__name__}"
            )

    def _author_program(self) -> Validator:
        if self._validator is None:
            program = self._definition.validator
            if program is None:
                raise ValidatorFailed("The problem names an output validator and has none.")
            self._validator = self._boxes.enter_context(
                Validator.started(program, self._definition.limits, self._sandbox)
            )
        return self._validator
