"""The same answer: value by value by type, doubles within 1e-5; texts alike to the character."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from problems.checkers import texts, tolerance
from problems.checkers.checker import Checker, CheckResult
from problems.checkers.typed import check_typed, compare_values
from problems.values import Signature


class Exact(Checker):
    """Nothing but the expected answer. A text's line endings and its end are nobody's mistake."""

    name = "exact"
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
        if signature is not None:
            compare = partial(compare_values, tolerance=tolerance.from_options(options))
            return check_typed(expected, actual, signature, compare)
        wanted, given = _lines(expected), _lines(actual)
        if wanted == given:
            return CheckResult(True)
        for number, (one, other) in enumerate(zip(wanted, given, strict=False), start=1):
            if one != other:
                reason = f"expected {texts.quoted(one)}, got {texts.quoted(other)}"
                return CheckResult(False, f"line {number}: {reason}")
        return CheckResult(False, f"expected {len(wanted)} lines, got {len(given)}")


def _lines(text: bytes) -> list[bytes]:
    return text.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")


CHECKER = Exact()
