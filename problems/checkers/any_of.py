"""One of several right answers.

A function problem's answer file holds one JSON value per line, each of them right. A stdin problem's
holds several texts, parted by lines that hold nothing but `---`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from problems.checkers.checker import Checker, CheckResult, Option, checkers, find
from problems.values import Signature

_PARTING = re.compile(rb"^---[ \t\r]*\n", re.MULTILINE)


def _is_other_checker(value: object) -> bool:
    return isinstance(value, str) and value in checkers() and value != AnyOf.name


class AnyOf(Checker):
    """Any answer that the checker named by `compare` takes for one of those expected."""

    name = "any_of"
    options = {"compare": Option("another checker's name, e.g. any_order", _is_other_checker)}

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
        answers = self.answers(expected) if signature is not None else _PARTING.split(expected)
        compare, rest = _inner(options, signature)
        results = []
        for answer in answers:
            result = compare.check(answer, actual, options=rest, signature=signature, flags=flags)
            if result.is_correct:
                return result
            results.append(result)
        if len(results) == 1:
            return results[0]
        return CheckResult(
            False, f"none of {len(results)} right answers; one: {results[0].message}"
        )

    def answers(self, expected: bytes) -> list[bytes]:
        """Return the lines."""
        return [line for line in expected.split(b"\n") if line.strip()] or [expected]

    def mistakes(self, options: Mapping[str, Any], signature: Signature | None) -> list[str]:
        """Say what is wrong with the options: its own, and those of the checker that compares."""
        own = {key: value for key, value in options.items() if key in self.options}
        found = super().mistakes(own, signature)
        if found:
            return found
        compare, rest = _inner(options, signature)
        return compare.mistakes(rest, signature)


def _inner(
    options: Mapping[str, Any], signature: Signature | None
) -> tuple[Checker, dict[str, Any]]:
    name = options.get("compare", "tokens" if signature is None else "exact")
    return find(name), {key: value for key, value in options.items() if key != "compare"}


CHECKER = AnyOf()
