"""Every type there and back: what a solution is given is what it can return, to the last digit."""

from __future__ import annotations

import json
import math
import os
import random
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from judge.languages import Language
from problems.values import Signature, parse_type, signature_from_json
from problems.values.encoding import check_value, guarded_json
from tests.conformance.conftest import Solve, answers_of, function
from tests.conformance.random_values import random_type, random_value

RANDOM_TYPES = 16
RANDOM_VALUES = 12

TEXTS = [
    "",
    "a",
    'quote " backslash \\ slash /',
    "\b\f\n\r\t\u0000\u0001\u001f\u007f",
    "é ß 漢字 😀 \u2028 \ufeff",
    "</script>\\u0041",
    "null",
    "x" * 5000,
]
LONGS = [0, -1, 2**53 - 1, 2**53, 2**53 + 1, -(2**53) - 1, 10**18, 2**63 - 1, -(2**63)]
DOUBLES = [
    0.0,
    1.5,
    -2.0,
    0.1,
    3,
    1e22,
    123456789.12345679,
    1e-7,
    1.7976931348623157e308,
    -5e-324,
    2**60,
]
SCALARS: dict[str, list[Any]] = {
    "integer": [0, 1, -1, 2**31 - 1, -(2**31)],
    "long": LONGS,
    "double": DOUBLES,
    "boolean": [True, False],
    "string": TEXTS,
    "character": list("aZ0 \"\\\n\t'[]{},:"),
}
TREES: list[Any] = [
    [],
    [1],
    [3, 9, 20, None, None, 15, 7],
    [1, None, 2, 3],
    [1, 2, None, 3, None, 4],
    [-(2**31), 2**31 - 1],
    [0] * 1023,
]
LISTS: list[Any] = [[], [0], [1, 2, 3], [-(2**31), 2**31 - 1]]


def _cases() -> dict[str, list[Any]]:
    cases = dict(SCALARS)
    for name, values in SCALARS.items():
        nested = [[], [[]], [[], values[:1]], [values, values[::-1], []]]
        cases[f"{name}[]"] = [[], values[:1], values]
        cases[f"list<{name}>"] = [[], values[:1], values]
        cases[f"{name}[][]"] = nested
        cases[f"list<list<{name}>>"] = nested
    cases["integer[][][]"] = [[], [[[]]], [[[1], []], [], [[2, 3]]]]
    cases["list<integer[]>"] = cases["list<integer>[]"] = [[], [[], [1], [2, 3]]]
    cases["TreeNode"] = TREES
    cases["ListNode"] = LISTS
    for wrapped in ("{}[]", "list<{}>"):
        cases[wrapped.format("TreeNode")] = [[], TREES]
        cases[wrapped.format("ListNode")] = [[], LISTS]
    return cases


CASES = _cases()


def _signature(types: list[str]) -> Signature:
    methods = [
        {"name": f"m{i}", "params": [{"name": "value", "type": type}], "returns": type}
        for i, type in enumerate(types)
    ]
    return signature_from_json({"class": {"name": "Echo", "methods": methods}})


def _same(given: Any, back: Any, *, is_double: bool) -> bool:
    if isinstance(given, list):
        return (
            isinstance(back, list)
            and len(given) == len(back)
            and all(_same(a, b, is_double=is_double) for a, b in zip(given, back, strict=True))
        )
    if is_double:
        return float(given) == float(back)
    return type(given) is type(back) and given == back


def test_every_type_comes_back_as_it_went(
    language: Language, solve: Solve, echo: Callable[[Signature], bytes]
) -> None:
    _come_back(CASES, solve, echo)


def test_random_values_of_random_types_come_back(
    language: Language, solve: Solve, echo: Callable[[Signature], bytes]
) -> None:
    """GAVEL_CONFORMANCE_SEED=123 repeats what is drawn anew each time."""
    seed = os.environ.get("GAVEL_CONFORMANCE_SEED") or str(random.randrange(1_000_000))
    print(f"GAVEL_CONFORMANCE_SEED={seed}")
    rng = random.Random(seed)
    types = {random_type(rng) for _ in range(RANDOM_TYPES)}
    cases = {
        type: [random_value(rng, type) for _ in range(RANDOM_VALUES)] for type in sorted(types)
    }

    _come_back(cases, solve, echo)


def _come_back(
    cases: Mapping[str, list[Any]], solve: Solve, echo: Callable[[Signature], bytes]
) -> None:
    """Give each value to a method that returns it, twice, and compare."""
    types = list(cases)
    signature = _signature(types)
    operations, arguments, given = ["Echo"], [[]], [None]
    for index, type in enumerate(types):
        for value in cases[type]:
            operations.append(f"m{index}")
            arguments.append([value])
            given.append(value)

    solved = solve(echo(signature), signature, [[operations, arguments]] * 2)

    assert solved.is_compiled, solved.messages
    assert len(solved.answers) == 2, solved.stderr
    assert solved.answers[0] == solved.answers[1]
    back = guarded_json(solved.answers[0])
    assert len(back) == len(given)
    for operation, there, here in list(zip(operations, given, back, strict=True))[1:]:
        type = types[int(operation[1:])]
        assert _same(there, here, is_double="double" in type), (
            f"{type}: {there!r} came back as {here!r}"
        )
        check_value(here, parse_type(type))


@pytest.mark.parametrize("kind", ["ListNode", "TreeNode"])
def test_a_deep_structure_comes_back(
    language: Language, solve: Solve, echo: Callable[[Signature], bytes], kind: str
) -> None:
    signature = _signature([kind])
    depth = 100_000
    value: list[Any] = list(range(depth))
    if kind == "TreeNode":
        value = [0, *(one for i in range(1, depth) for one in (None, i))]

    solved = solve(echo(signature), signature, [[["Echo", "m0"], [[], [value]]]])

    assert [json.loads(answer) for answer in solved.answers] == [[None, value]], solved.stderr


def test_a_million_integers_are_decoded_quickly(
    language: Language, solve: Solve, echo: Callable[[Signature], bytes]
) -> None:
    signature = _signature(["integer[]"])
    value = [(i * 7919) % 2_000_003 - 1_000_000 for i in range(1_000_000)]
    empty = [["Echo", "m0"], [[], [[]]]]

    solved = solve(echo(signature), signature, [empty, [["Echo", "m0"], [[], [value]]]])

    assert json.loads(solved.answers[1]) == [None, value]
    assert solved.records[1].cpu_time_s < 1.5


def test_numbers_that_are_none_are_words(
    language: Language, solve: Solve, probe: Callable[[str], bytes]
) -> None:
    solved = solve(probe("not_finite"), function("integer", returns="double[]"), [[1]])

    back = json.loads(solved.answers[0])
    assert math.isnan(back[0])
    assert back[1:] == [math.inf, -math.inf]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("string", 'quote " \\ 漢字 😀'),
        ("list<string>", ["", "a,b", "[1]"]),
        ("TreeNode", [1, None, 2, 3]),
        ("long", 2**63 - 1),
    ],
)
def test_a_result_can_be_an_argument(
    language: Language, solve: Solve, echo: Callable[[Signature], bytes], kind: str, value: Any
) -> None:
    methods = [
        {"name": name, "params": [{"name": "value", "type": kind}], "returns": kind}
        for name in ("m0", "m1")
    ]
    signature = signature_from_json(
        {"class": {"name": "Echo", "methods": methods, "round_trip": ["m0", "m1"]}}
    )
    line = json.dumps(value).encode()

    assert answers_of(solve, echo(signature), signature, [line] * 2) == [value] * 2
