"""Nodes that arguments share: one named inside another, a list that goes round, lists that meet."""

from __future__ import annotations

import json
from typing import Any

import pytest

from judge.languages import Language
from judge.languages.templates import render
from problems.values import Signature
from tests.conformance.conftest import Probe, Solve, answers_of, function

TREE = b"[3,5,1,6,2,0,8,null,null,7,4]"


@pytest.mark.parametrize(
    ("signature", "inputs", "answers"),
    [
        pytest.param(
            function("TreeNode in p1", "TreeNode", returns="TreeNode in p1"),
            [b"7\n" + TREE, b"3\n" + TREE, b"null\n[]"],
            [7, 3, None],
            id="tree",
        ),
        pytest.param(
            function("ListNode at p1", "ListNode", returns="ListNode at p1"),
            [b"2\n[7,7,7]", b"0\n[7,7,7]", b"-1\n[7,7,7]", b"-1\n[]"],
            [2, 0, -1, -1],
            id="list",
        ),
        pytest.param(
            function("Node<graph> in p1", "Node<graph>", returns="Node<graph> in p1"),
            [b"2\n[[2],[1]]", b"null\n[]"],
            [2, None],
            id="Node",
        ),
        pytest.param(
            function("TreeNode[] in p1", "TreeNode", returns="TreeNode[] in p1"),
            [b"[7,1,1]\n" + TREE, b"[]\n[]"],
            [[7, 1, 1], []],
            id="several",
        ),
    ],
)
def test_a_node_inside_an_argument_is_given_and_told_again(
    language: Language,
    solve: Solve,
    signature: Signature,
    inputs: list[bytes],
    answers: list[Any],
) -> None:
    source = render(language, "probes/same.jinja", signature=signature).encode()

    assert answers_of(solve, source, signature, inputs) == answers


@pytest.mark.parametrize(
    "signature", [function("TreeNode in p1", "TreeNode", returns="TreeNode")], ids=["tree"]
)
def test_what_hangs_on_it_can_be_the_answer(
    language: Language, solve: Solve, signature: Signature
) -> None:
    source = render(language, "probes/same.jinja", signature=signature).encode()

    assert answers_of(solve, source, signature, [b"5\n" + TREE, b"null\n[]"]) == [
        [5, 6, 2, None, None, 7, 4],
        [],
    ]


@pytest.mark.parametrize(
    "signature",
    [function("ListNode", {"type": "ListNode at p0", "closes": "p0"}, returns="ListNode")],
    ids=["list"],
)
def test_a_list_may_go_round(language: Language, solve: Solve, signature: Signature) -> None:
    source = render(language, "probes/same.jinja", signature=signature).encode()

    answers = answers_of(solve, source, signature, [b"[1,2,3]\n-1", b"[1,2,3]\n1", b"[]\n-1"])

    assert answers == [[1, 2, 3], "`next` goes round", []]


@pytest.mark.parametrize(
    "signature",
    [
        function(
            "ListNode",
            "ListNode",
            {"type": "ListNode at p1", "closes": "p0"},
            returns="ListNode",
        )
    ],
    ids=["lists"],
)
def test_two_lists_may_meet(language: Language, solve: Solve, signature: Signature) -> None:
    source = render(language, "probes/same.jinja", signature=signature).encode()

    inputs = [b"[1,2]\n[7,8,9]\n1", b"[]\n[7,8,9]\n2", b"[1,2]\n[7]\n-1"]

    assert answers_of(solve, source, signature, inputs) == [[1, 2, 8, 9], [9], [1, 2]]


@pytest.mark.parametrize(
    "signature",
    [
        function(
            {"type": "ListNode at p1"},
            {"type": "ListNode", "hidden": True},
            returns="void",
            output=1,
        )
    ],
    ids=["list"],
)
def test_what_becomes_of_a_list_is_seen_though_only_a_node_of_it_was_given(
    solve: Solve, probe: Probe, language: Language, signature: Signature
) -> None:
    inputs = [b"1\n[4,5,1,9]", b"0\n[4,5]"]

    assert answers_of(solve, probe("drops"), signature, inputs) == [[4, 5, 9], [4]]


@pytest.mark.parametrize(
    "signature",
    [function("Node<circular> in p1", "Node<circular>", returns="Node<circular> in p1")],
    ids=["Node"],
)
def test_a_node_that_was_not_given_is_told_from_those_that_were(
    language: Language, solve: Solve, signature: Signature
) -> None:
    source = render(language, "probes/fresh.jinja", signature=signature).encode()

    assert answers_of(solve, source, signature, [b"5\n[5,6]"]) == ["a node that was not given"]


@pytest.mark.parametrize(
    "signature", [function("TreeNode in p1", "TreeNode", returns="TreeNode")], ids=["tree"]
)
def test_they_may_be_a_hundred_thousand(
    language: Language, solve: Solve, signature: Signature
) -> None:
    source = render(language, "probes/same.jinja", signature=signature).encode()
    chain = [1, *(one for at in range(2, 100_000) for one in (None, at))]

    answers = answers_of(solve, source, signature, [b"1\n" + json.dumps(chain).encode()])

    assert answers == [chain]
