"""Each kind of Node is read into rows and written back as LeetCode writes it."""

from __future__ import annotations

from typing import Any

import pytest

from problems.values.errors import ValueRefused
from problems.values.nodes import KINDS, checked_rows

EXAMPLES: list[tuple[str, Any, Any]] = [
    ("n-ary", [], []),
    ("n-ary", [7], [[7, []]]),
    (
        "n-ary",
        [1, None, 3, 2, 4, None, 5, 6],
        [[1, [1, 2, 3]], [3, [4, 5]], [2, []], [4, []], [5, []], [6, []]],
    ),
    ("n-ary", [1, None, 2, 3, None, None, 4], [[1, [1, 2]], [2, []], [3, [3]], [4, []]]),
    (
        "parent",
        [3, 5, None, 6],
        [[3, 1, None, None], [5, 2, None, 0], [6, None, None, 1]],
    ),
    ("graph", [], []),
    ("graph", [[]], [[1, []]]),
    ("graph", [[2, 3], [1], []], [[1, [1, 2]], [2, [0]], [3, []]]),
    ("random", [[7, None], [13, 0], [11, 2]], [[7, 1, None], [13, 2, 0], [11, None, 2]]),
    ("doubly", [1, 2, 3], [[1, None, 1], [2, 0, 2], [3, 1, None]]),
    ("circular", [3], [[3, 0]]),
    ("circular", [3, 4, 1], [[3, 1], [4, 2], [1, 0]]),
    (
        "multilevel",
        [1, 2, 3, None, None, 7, 8],
        [
            [1, None, 1, None],
            [2, 0, 2, 3],
            [3, 1, None, None],
            [7, None, 4, None],
            [8, 3, None, None],
        ],
    ),
    (
        "multilevel",
        [1, None, 2, None, 3],
        [[1, None, None, 1], [2, None, None, 2], [3, None, None, None]],
    ),
    (
        "quad",
        [[0, 1], [1, 0], [1, 1], [1, 1], [1, 0]],
        [
            [True, False, 1, 2, 3, 4],
            [False, True, None, None, None, None],
            [True, True, None, None, None, None],
            [True, True, None, None, None, None],
            [False, True, None, None, None, None],
        ],
    ),
]


@pytest.mark.parametrize(("name", "written", "rows"), EXAMPLES)
def test_a_kind_is_read_into_rows_and_written_back(name: str, written: Any, rows: Any) -> None:
    kind = KINDS[name]
    assert kind.rows(written) == rows
    assert checked_rows(rows, kind) == rows
    assert kind.written(rows) == written


def test_a_tree_with_next_is_answered_floor_by_floor() -> None:
    kind = KINDS["next"]
    rows = kind.rows([1, 2, 3, 4, None, None, 5])
    assert kind.written([*rows]) == [1, "#", 2, "#", 4, "#"]  # nothing was connected
    rows[1][3], rows[3][3] = 2, 4
    assert kind.written(rows) == [1, "#", 2, 3, "#", 4, 5, "#"]


def test_the_value_of_a_node_that_is_no_leaf_does_not_matter() -> None:
    rows = KINDS["quad"].rows([[0, 0], [1, 1], [1, 0], [1, 1], [1, 0]])
    assert KINDS["quad"].written(rows)[0] == [0, 1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("n-ary", [1, 2]),
        ("n-ary", [1, None, None, None, 5]),
        ("n-ary", "1"),
        ("parent", [None, 1]),
        ("parent", [1, None, None, 2]),
        ("graph", [[2]]),
        ("graph", [[0]]),
        ("graph", [1]),
        ("random", [[1, 1]]),
        ("random", [1]),
        ("doubly", [True]),
        ("circular", [2**31]),
        ("multilevel", [1, None, None, 2]),
        ("quad", [[1]]),
        ("quad", [[2, 0]]),
    ],
)
def test_what_is_no_value_of_the_kind_is_refused(name: str, value: Any) -> None:
    with pytest.raises(ValueRefused):
        KINDS[name].rows(value)


@pytest.mark.parametrize(
    ("name", "rows", "reason"),
    [
        ("doubly", [[1, None, 1], [2, None, None]], "`prev` does not lead back"),
        ("doubly", [[1, None, 0]], "`next` goes round"),
        ("circular", [[1, 1], [2, None]], "does not lead round"),
        ("graph", [[5, []]], "not 1 to 1"),
        ("next", [[1, None, None, 0]], "met before"),
        ("n-ary", [[1, [0]]], "child of two"),
        (
            "multilevel",
            [[1, None, 1, 2], [2, 0, None, 3], [3, None, None, None], [4, None, None, None]],
            "two nodes",
        ),
    ],
)
def test_an_answer_that_has_no_written_form_says_why(name: str, rows: Any, reason: str) -> None:
    kind = KINDS[name]
    with pytest.raises(ValueRefused, match=reason):
        kind.written(checked_rows(rows, kind))


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("circular", [[1, 1]]),
        ("circular", [[1]]),
        ("circular", [1]),
        ("circular", {"a": 1}),
        ("circular", [["1", 0]]),
        ("graph", [[1, None]]),
        ("graph", [[1, [None]]]),
        ("random", [[1, None, -1]]),
        ("random", [[1, True, None]]),
        ("quad", [[1, True, None, None, None, None]]),
    ],
)
def test_rows_that_no_harness_writes_are_refused(name: str, rows: Any) -> None:
    with pytest.raises(ValueRefused):
        checked_rows(rows, KINDS[name])
