"""Answers of function and class problems: parsed by type, made canonical, compared value by value."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from problems.checkers.checker import AnswerError, CheckResult
from problems.checkers.tolerance import Tolerance
from problems.values import Signature, ValueRefused, ValueType, answer_type
from problems.values.encoding import check_value, guarded_json, parse_value
from problems.values.errors import place_text
from problems.values.type_notation import VOID

MAX_QUOTED = 60

# Compares two values of a type; None when they are the same answer, else what differs and where.
Compare = Callable[[Any, Any, ValueType], "Difference | None"]


class Difference:
    """The first place where two values differ."""

    def __init__(self, reason: str, place: tuple[int, ...] = ()) -> None:
        self.reason = reason
        self.place = place

    def below(self, index: int) -> Difference:
        """Return the same difference, seen from the list that holds the value."""
        return Difference(self.reason, (index, *self.place))

    def __str__(self) -> str:
        where = place_text(self.place)
        return f"at {where}: {self.reason}" if where else self.reason


def check_typed(
    expected: bytes, actual: bytes, signature: Signature, compare: Compare
) -> CheckResult:
    """Parse both sides by the signature's types and compare them."""
    if _is_same_text(expected, actual):
        return CheckResult(True)
    type = answer_type(signature)
    if type is None:
        return _check_class(expected, actual, signature, compare)
    try:
        wanted = parse_value(expected.strip(), type)
    except ValueRefused as error:
        raise AnswerError(f"the expected answer is not of type {type}: {error}") from error
    try:
        given = parse_value(actual.strip(), type)
    except ValueRefused as error:
        return CheckResult(False, f"the answer is not of type {type}: {error}")
    return _result(compare(canonical(wanted, type), canonical(given, type), type))


def compare_values(
    expected: Any, actual: Any, type: ValueType, tolerance: Tolerance
) -> Difference | None:
    """Compare canonical values in order, doubles within the tolerance."""
    if expected == actual:
        return None
    if type.item is not None:
        if len(expected) != len(actual):
            return Difference(f"expected {len(expected)} values, got {len(actual)}")
        for index, (one, other) in enumerate(zip(expected, actual, strict=True)):
            if one == other:
                continue
            if type.item.name == "double" and tolerance.allows(one, other):
                continue
            difference = compare_values(one, other, type.item, tolerance)
            if difference is not None:
                return difference.below(index)
        return None
    if type.name == "double" and tolerance.allows(expected, actual):
        return None
    return Difference(f"expected {quoted(expected)}, got {quoted(actual)}")


def canonical(value: Any, type: ValueType) -> Any:
    """Bring a checked value into the one form that equal values share: no nulls at the end of a tree."""
    if type.innermost.name != "TreeNode" or type.innermost.of:
        return value
    if type.item is not None:
        return [canonical(one, type.item) for one in value]
    end = len(value)
    while end and value[end - 1] is None:
        end -= 1
    return value[:end]


def quoted(value: object) -> str:
    """Write a value as JSON, cut to what fits into a message."""
    # Only its beginning is shown, so only its beginning need be written.
    text = json.dumps(_beginning(value), ensure_ascii=False)
    return text if len(text) <= MAX_QUOTED else text[: MAX_QUOTED - 1] + "…"


def _beginning(value: object) -> object:
    if isinstance(value, list):
        return [_beginning(one) for one in value[:MAX_QUOTED]]
    return value[: MAX_QUOTED * 2] if isinstance(value, str) else value


def _is_same_text(expected: bytes, actual: bytes) -> bool:
    """Tell whether both are written alike, which most right answers are: that costs a fiftieth of parsing them."""
    if b'"' not in expected:  # space means nothing outside of strings
        expected = expected.translate(None, b" \t\r\n")
    return expected.strip() == actual


def _check_class(
    expected: bytes, actual: bytes, signature: Signature, compare: Compare
) -> CheckResult:
    """Compare operation by operation.

    The answer file does not say which method was called. A value is compared as each type that some
    method returns and that the expected value is of: nearly always one, else they agree.
    """
    try:
        wanted = guarded_json(expected)
    except ValueRefused as error:
        raise AnswerError(f"the expected answer cannot be read: {error}") from error
    if not isinstance(wanted, list):
        raise AnswerError("the expected answer is not a list with one value per operation")
    try:
        given = guarded_json(actual)
    except ValueRefused as error:
        return CheckResult(False, f"the answer cannot be read: {error}")
    if not isinstance(given, list) or len(given) != len(wanted):
        count = len(given) if isinstance(given, list) else 0
        return CheckResult(False, f"expected {len(wanted)} results, got {count}")
    returned = sorted({VOID, *(method.returns for method in signature.methods)}, key=str)
    for index, (one, other) in enumerate(zip(wanted, given, strict=True)):
        # The same class beside the same value: true is not 1. Lists are compared by type.
        if one == other and one.__class__ is other.__class__ and not isinstance(one, list):
            continue
        types = [type for type in returned if _is_of(one, type)]
        if not types:
            raise AnswerError(f"result {index} of the expected answer is of no method's type")
        differences = [_compare_result(one, other, type, compare) for type in types]
        if all(differences):
            return _result(differences[0] and differences[0].below(index))
    return CheckResult(True)


def _compare_result(one: Any, other: Any, type: ValueType, compare: Compare) -> Difference | None:
    try:
        check_value(other, type)
    except ValueRefused as error:
        return Difference(str(error))
    return compare(canonical(one, type), canonical(other, type), type)


def _is_of(value: object, type: ValueType) -> bool:
    try:
        check_value(value, type)
    except ValueRefused:
        return False
    return True


def _result(difference: Difference | None) -> CheckResult:
    return CheckResult(difference is None, "" if difference is None else str(difference))
