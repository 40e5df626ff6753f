"""Answers whose order does not matter: the outer list's, or with `nested` each list's.

    {name: any_order}                   [[1,2],[3]] is [[3],[1,2]], but not [[2,1],[3]]
    {name: any_order, nested: true}     it is [[3],[2,1]] too
    {name: any_order, levels: [1]}      only the inner lists' order is free

In texts the lines are the outer list and their tokens the inner ones.

Values are brought into an order of their own and compared, which takes n log n. Doubles are the hard
part, since numbers that are near enough may sort differently: they are sorted by the group of near
numbers they fall into, the pairs so found are compared, and only when a pair fails, in lists short
enough, is a perfect matching looked for. The work is bounded: nothing here is exponential.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Any

from problems.checkers import texts, tolerance
from problems.checkers.checker import Checker, CheckResult, Option, is_flag
from problems.checkers.tolerance import Tolerance
from problems.checkers.typed import Difference, check_typed, quoted
from problems.values import Signature, ValueType, answer_type

# Comparisons of two elements that the search for a matching may cost.
MATCHING_BUDGET = 200_000
MAX_LEVELS = 8
# How near numbers must be to be sorted as one, in shares of the tolerance: equal, apart by the noise of
# floating point, apart by all that is allowed.
NEAR_SHARES = (0.0, 1e-4, 1.0)
# Elements among which a missing one is looked for; a longer answer is only called wrong.
MAX_NAMED = 20_000


def _is_levels(value: object) -> bool:
    if not isinstance(value, list) or not value:
        return False
    return all(type(one) is int and 0 <= one < MAX_LEVELS for one in value)


class AnyOrder(Checker):
    """The same elements, as often, in any order."""

    name = "any_order"
    options = {
        **tolerance.OPTIONS,
        "nested": Option("true or false", is_flag),
        "levels": Option("a list of levels, 0 for the outermost", _is_levels),
        "case_sensitive": Option("true or false", is_flag),
    }

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
        levels = _levels(options)
        if signature is None:
            return _check_lines(expected, actual, _text_rules(options, flags), levels)
        near = tolerance.from_options(options)

        def compare(one: Any, other: Any, type: ValueType) -> Difference | None:
            return Comparison(levels, near).difference(one, other, _holds_doubles(type))

        return check_typed(expected, actual, signature, compare)

    def mistakes(self, options: Mapping[str, Any], signature: Signature | None) -> list[str]:
        """Say what is wrong with the options."""
        found = super().mistakes(options, signature)
        if "nested" in options and "levels" in options:
            found.append("`nested` and `levels` say the same; keep one")
        type = answer_type(signature) if signature is not None else None
        if type is not None and not found:
            found += _type_mistakes(type, _levels(options))
        return found


class Comparison:
    """One comparison of two values whose lists at some levels have no order."""

    def __init__(self, levels: frozenset[int], near: Tolerance | None) -> None:
        self._levels = levels
        self._near = near
        self._budget = MATCHING_BUDGET
        self._borders: list[float] = []
        self._may_search = False

    def difference(self, expected: Any, actual: Any, has_doubles: bool) -> Difference | None:
        """Return what tells the two apart; None when they are the same answer."""
        if expected == actual:
            return None
        if not isinstance(expected, list):
            same = has_doubles and self._same(expected, actual, 0)
            return (
                None if same else Difference(f"expected {quoted(expected)}, got {quoted(actual)}")
            )
        if len(expected) != len(actual):
            return Difference(f"expected {len(expected)} values, got {len(actual)}")
        if not has_doubles:
            if self._are_reordered(expected, actual):
                return None
            return self._named(expected, actual)
        return None if self._are_near(expected, actual) else self._named(expected, actual)

    def _are_near(self, expected: list[Any], actual: list[Any]) -> bool:
        """Pair by exact order first, then by ever coarser groups of near numbers, at last by search."""
        numbers = sorted([*_doubles(expected), *_doubles(actual)])
        for share in NEAR_SHARES:
            self._borders = self._near_groups(numbers, share) if share else []
            self._may_search = share == NEAR_SHARES[-1]
            if self._same(expected, actual, 0):
                return True
        return False

    def _are_reordered(self, expected: list[Any], actual: list[Any]) -> bool:
        try:
            return bool(self._sorted(expected, 0) == self._sorted(actual, 0))
        except TypeError:  # a tree's null does not sort beside numbers
            return bool(self._key(expected, 0) == self._key(actual, 0))

    def _sorted(self, values: list[Any], level: int) -> list[Any]:
        """Sort by the values themselves, in C: much faster than by keys."""
        if values and values[0].__class__ is list and max(self._levels) > level:
            values = [self._sorted(one, level + 1) for one in values]
        return sorted(values) if level in self._levels else values

    def _key(self, value: Any, level: int) -> Any:
        """Return what equal values share and unequal ones do not; keys of one level can be sorted."""
        if value.__class__ is list:
            if not self._borders and _is_plain(value):
                inner = sorted(value) if level in self._levels else value
                return (4, value[0].__class__.__name__, tuple(inner))
            keys = [self._key(one, level + 1) for one in value]
            if level in self._levels:
                keys.sort()
            return (3, tuple(keys))
        if value is None:
            return (0, 0)
        if value.__class__ is str or value.__class__ is bytes:
            return (2, value)
        if self._borders and value.__class__ is not bool:
            return (1, bisect_right(self._borders, value))
        return (1, value)

    def _same(self, expected: Any, actual: Any, level: int) -> bool:
        if expected == actual:
            return True
        if expected.__class__ is not list or actual.__class__ is not list:
            both_numbers = _is_number(expected) and _is_number(actual)
            return both_numbers and self._near is not None and self._near.allows(expected, actual)
        if len(expected) != len(actual):
            return False
        if level not in self._levels:
            return all(
                self._same(one, other, level + 1)
                for one, other in zip(expected, actual, strict=True)
            )
        if all(map(_is_number, expected)) and all(map(_is_number, actual)):
            # Of numbers on a line, the sorted pairing is the best there is.
            pairs = zip(sorted(expected), sorted(actual), strict=True)
            return all(self._same(one, other, level + 1) for one, other in pairs)
        ours = sorted(expected, key=lambda one: self._key(one, level + 1))
        theirs = sorted(actual, key=lambda one: self._key(one, level + 1))
        if all(self._same(one, other, level + 1) for one, other in zip(ours, theirs, strict=True)):
            return True
        return self._may_search and self._has_matching(ours, theirs, level + 1)

    def _has_matching(self, ours: list[Any], theirs: list[Any], level: int) -> bool:
        """Look for a perfect matching by augmenting paths, within the budget."""
        self._budget -= len(ours) * len(theirs)
        if self._budget < 0:
            return False
        fits = [
            [index for index, other in enumerate(theirs) if self._same(one, other, level)]
            for one in ours
        ]
        owner: dict[int, int] = {}
        partner: dict[int, int] = {}
        return all(_augment(start, fits, owner, partner) for start in range(len(ours)))

    def _near_groups(self, numbers: list[float], share: float) -> list[float]:
        """Return the borders between groups of numbers within a share of the tolerance of each other."""
        assert self._near is not None
        width = self._near.width
        borders = [
            (one + other) / 2
            for one, other in pairwise(numbers)
            if other - one > share * width(other)
        ]
        return borders or [numbers[0] - 1] if numbers else []

    def _named(self, expected: list[Any], actual: list[Any]) -> Difference:
        """Name an element that one side has more often than the other."""
        if len(expected) > MAX_NAMED:
            return Difference("the elements are not the expected ones")
        if 0 not in self._levels:
            for index, (one, other) in enumerate(zip(expected, actual, strict=True)):
                if not self._same(one, other, 1):
                    reason = f"expected {quoted(one)}, got {quoted(other)}"
                    return Difference(f"{reason} (in any order)", (index,))
        ours = {self._key(one, 1): one for one in expected}
        counts = Counter(self._key(one, 1) for one in actual)
        counts.subtract(Counter(self._key(one, 1) for one in expected))
        for key, count in counts.items():
            if count < 0:
                return Difference(f"{quoted(_readable(ours[key]))} is missing")
        return Difference("the elements are not the expected ones")


def _augment(
    start: int, fits: list[list[int]], owner: dict[int, int], partner: dict[int, int]
) -> bool:
    """Give `start` a partner, moving others along if need be (a breadth-first augmenting path)."""
    reached_from: dict[int, int] = {}
    queue = [start]
    for one in queue:
        for other in fits[one]:
            if other in reached_from:
                continue
            reached_from[other] = one
            if other in owner:
                queue.append(owner[other])
                continue
            while True:
                giver = reached_from[other]
                given_up = partner.get(giver)
                owner[other], partner[giver] = giver, other
                if given_up is None:
                    return True
                other = given_up
    return False


def _check_lines(
    expected: bytes, actual: bytes, rules: texts.TextRules, levels: frozenset[int]
) -> CheckResult:
    wanted, given = _token_lines(expected, rules), _token_lines(actual, rules)
    difference = Comparison(levels, rules.tolerance).difference(
        wanted, given, has_doubles=rules.tolerance is not None
    )
    return CheckResult(difference is None, str(difference or ""))


def _token_lines(text: bytes, rules: texts.TextRules) -> list[Any]:
    """Return the tokens of each line that has any, numbers as numbers where there is a tolerance."""
    text = text if rules.is_case_sensitive else text.lower()
    lines: list[Any] = [tokens for line in text.split(b"\n") if (tokens := line.split())]
    if rules.tolerance is None:
        return lines
    return [
        [token if (number := texts.number(token)) is None else number for token in tokens]
        for tokens in lines
    ]


def _text_rules(options: Mapping[str, Any], flags: Sequence[str]) -> texts.TextRules:
    has_tolerance = not options.keys().isdisjoint(tolerance.OPTIONS)
    rules = texts.TextRules(
        is_case_sensitive=options.get("case_sensitive", True),
        tolerance=tolerance.from_options(options) if has_tolerance else None,
    )
    return texts.rules_from_flags(flags, rules)


def _levels(options: Mapping[str, Any]) -> frozenset[int]:
    if options.get("nested"):
        return frozenset(range(MAX_LEVELS + 1))
    return frozenset(options.get("levels", (0,)))


def _type_mistakes(type: ValueType, levels: frozenset[int]) -> list[str]:
    """Say where there is nothing to put in order, or where other nodes would come of it."""
    inside = type.innermost
    is_chain = inside.name == "ListNode" and not inside.of  # written as the list of its values
    if type.item is None and not is_chain:
        reason = f"the answer, of type {type}, is none"
        return [f"`any_order` needs a list to compare, and {reason}; use `exact`"]
    depth = _depth(type)
    if inside.name in {"TreeNode", "Node"} and not inside.of and max(levels) >= depth:
        cure = f"write `levels: {list(range(depth))}`"
        return [f"another order inside a {inside.plain} makes another one of it; {cure}"]
    return []


def _depth(type: ValueType) -> int:
    return 0 if type.item is None else 1 + _depth(type.item)


def _doubles(value: Any) -> Iterator[float]:
    if isinstance(value, list):
        for one in value:
            yield from _doubles(one)
    elif _is_number(value):
        yield value


def _is_number(value: object) -> bool:
    return value.__class__ is float or value.__class__ is int


def _is_plain(values: list[Any]) -> bool:
    """Tell whether a list holds scalars of one kind that can be sorted and compared as they are."""
    kinds = set(map(attrgetter("__class__"), values))
    return len(kinds) == 1 and kinds <= {int, bool, str, bytes}


def _holds_doubles(type: ValueType) -> bool:
    return type.name == "double" if type.item is None else _holds_doubles(type.item)


def _readable(value: Any) -> Any:
    if isinstance(value, list):
        return [_readable(one) for one in value]
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


CHECKER = AnyOrder()
