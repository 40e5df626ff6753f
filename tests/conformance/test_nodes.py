"""The class Node, in each of its meanings: given, changed, made anew, answered."""

from __future__ import annotations

import json
from typing import Any

import pytest

from judge.languages import Language
from judge.languages.templates import render
from problems.values import Signature
from problems.values.encoding import parse_test_input
from tests.conformance.conftest import Solve, answers_of, function

VALUES: dict[str, list[Any]] = {
    "n-ary": [[], [7], [1, None, 3, 2, 4, None, 5, 6], [1, None, 2, None, 3, None, 4]],
    "parent": [[], [1], [3, 5, 1, 6, 2, None, 8], [1, None, 2, None, 3]],
    "quad": [
        [[1, 0]],
        [[0, 1], [1, 0], [1, 1], [1, 1], [1, 0]],
        [[0, 1], [1, 1], [0, 1], [1, 1], [1, 0], *[None] * 4, [1, 0], [1, 0], [1, 1], [1, 1]],
    ],
    "graph": [[], [[]], [[2, 4], [1, 3], [2, 4], [1, 3]], [[2], [1]]],
    "random": [[], [[1, 0]], [[7, None], [13, 0], [11, 4], [10, 2], [1, 0]]],
    "doubly": [[], [-5], [1, 2, 3]],
    "multilevel": [[], [1, 2, 3, None, None, 7, 8, None, 11, 12], [1, None, 2, None, 3]],
    "circular": [[], [3], [3, 4, 1]],
}


def _answers(solve: Solve, source: bytes, signature: Signature, values: list[Any]) -> list[Any]:
    return answers_of(solve, source, signature, [json.dumps(one).encode() for one in values])


@pytest.mark.parametrize(
    ("signature", "values"),
    [
        pytest.param(function(f"Node<{kind}>", returns=f"Node<{kind}>"), values, id=kind)
        for kind, values in VALUES.items()
    ],
)
def test_each_kind_goes_there_and_back(
    language: Language, solve: Solve, signature: Signature, values: list[Any]
) -> None:
    source = render(language, "probes/same.jinja", signature=signature).encode()

    assert _answers(solve, source, signature, values) == values


@pytest.mark.parametrize("signature", [function("Node<next>", returns="Node<next>")], ids=["next"])
def test_what_hangs_on_next_is_answered_floor_by_floor(
    language: Language, solve: Solve, signature: Signature
) -> None:
    source = render(language, "probes/same.jinja", signature=signature).encode()

    assert _answers(solve, source, signature, [[], [1, 2, 3]]) == [[], [1, "#", 2, "#"]]


@pytest.mark.parametrize(
    "signature",
    [function("list<Node<graph>>", returns="list<Node<graph>>")],
    ids=["list"],
)
def test_there_may_be_a_list_of_them(
    language: Language, solve: Solve, signature: Signature
) -> None:
    source = render(language, "probes/same.jinja", signature=signature).encode()
    values = [[], [[]], [[[2], [1]], [[]]]]

    assert _answers(solve, source, signature, values) == values


FRESH = function("Node<random>", returns="Node<random>", is_fresh=True)


@pytest.mark.parametrize("signature", [FRESH], ids=["fresh"])
@pytest.mark.parametrize(
    ("name", "answer"), [("fresh", [[5, None]]), ("same", "a node that was given")]
)
def test_an_answer_of_new_nodes_is_told_from_one_of_those_given(
    language: Language, solve: Solve, signature: Signature, name: str, answer: Any
) -> None:
    source = render(language, f"probes/{name}.jinja", signature=signature).encode()

    for shown in _answers(solve, source, signature, [[[5, 0]], [[5, None]]]):
        assert answer in shown if name == "same" else shown == answer


@pytest.mark.parametrize(
    "signature", [function("Node<n-ary>", returns="Node<n-ary>")], ids=["large"]
)
def test_a_hundred_thousand_of_them_hang_on_one_another(
    language: Language, solve: Solve, signature: Signature
) -> None:
    source = render(language, "probes/same.jinja", signature=signature).encode()
    value = [1, *(one for _ in range(50_000) for one in (None, 2))]

    assert _answers(solve, source, signature, [value]) == [value]
    assert parse_test_input(signature, json.dumps(value).encode()) == [value]
