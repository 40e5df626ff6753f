"""Numbers that are near enough: doubles in values, numeric tokens in texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from problems.checkers import texts, tolerance
from problems.checkers.checker import Checker, CheckResult
from problems.checkers.typed import check_typed, compare_values
from problems.values import Signature


class Floats(Checker):
    """The expected answer, its numbers within a tolerance (1e-5 unless the options say otherwise)."""

    name = "floats"
    options = tolerance.OPTIONS

    def check(
        self,
        expected: bytes,
        actual: bytes,
        *,
        options: Mapping[str, Any],
        signature: Signature | None,
        flags: Sequence[str],
    ) -> CheckResult:
        """Compare."""
        near = tolerance.from_options(options)
        if signature is not None:
            return check_typed(expected, actual, signature, partial(compare_values, tolerance=near))
        rules = texts.rules_from_flags(flags, texts.TextRules(tolerance=near))
        return texts.check_texts(expected, actual, rules)


CHECKER = Floats()
