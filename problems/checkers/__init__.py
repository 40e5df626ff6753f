"""Is an answer right? One module per checker, found by itself: add a module with a `CHECKER` to add one.

A checker compares bytes from a stranger with an author's answer, outside the sandbox. For function and
class problems both are JSON and compared as values of the signature's types; for stdin problems both
are texts. The author's own program (`program`) is no checker here: grading runs it in the sandbox.
"""

from problems.checkers.checker import (
    AnswerError,
    Checker,
    CheckResult,
    checkers,
    find,
    spec_mistakes,
)

__all__ = ["AnswerError", "CheckResult", "Checker", "checkers", "find", "spec_mistakes"]
