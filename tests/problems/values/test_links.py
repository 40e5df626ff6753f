"""Nodes that arguments share, and round trips: what authors write, what a harness is given, what comes back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from problems.values import SignatureError, ValueRefused, signature_from_json, signature_to_json
from problems.values.encoding import parse_test_answer, parse_test_input
from problems.values.harness import file_form, harness_line, header_of

ANCESTOR = {
    "function": {
        "name": "lowestCommonAncestor",
        "params": [
            {"name": "root", "type": "TreeNode"},
            {"name": "p", "type": "TreeNode in root"},
            {"name": "q", "type": "TreeNode in root"},
        ],
        "returns": "TreeNode in root",
    }
}
CYCLE = {
    "function": {
        "name": "detectCycle",
        "params": [
            {"name": "head", "type": "ListNode"},
            {"name": "pos", "type": "ListNode at head", "closes": "head"},
        ],
        "returns": "ListNode at head",
    }
}
DELETE = {
    "function": {
        "name": "deleteNode",
        "params": [
            {"name": "head", "type": "ListNode", "hidden": True},
            {"name": "node", "type": "ListNode in head"},
        ],
        "returns": "void",
        "output": 0,
    }
}
CODEC = {
    "class": {
        "name": "Codec",
        "constructor": {"params": []},
        "methods": [
            {
                "name": "serialize",
                "params": [{"name": "root", "type": "TreeNode"}],
                "returns": "string",
            },
            {
                "name": "deserialize",
                "params": [{"name": "data", "type": "string"}],
                "returns": "TreeNode",
            },
        ],
        "round_trip": ["serialize", "deserialize"],
    }
}


@pytest.mark.parametrize("document", [ANCESTOR, CYCLE, DELETE, CODEC])
def test_they_are_written_back_as_they_were_read(document: dict[str, Any]) -> None:
    assert signature_to_json(signature_from_json(document)) == document


def test_a_harness_is_told_of_what_the_solution_has_alone() -> None:
    header = header_of(signature_from_json(DELETE))

    assert header["function"] == {
        "name": "deleteNode",
        "params": [{"name": "node", "type": "ListNode"}],
        "returns": "void",
    }
    assert header["linked"]["rows"] is True
    assert "round_trip" not in header_of(signature_from_json(CODEC))["class"]


@pytest.mark.parametrize(
    ("document", "input", "line"),
    [
        (ANCESTOR, b"[5,3,6]\n3\n5", b"[0,1,0,[[5,1,2],[3,null,null],[6,null,null]]]\n"),
        (ANCESTOR, b"[]\nnull\nnull", b"[null,null,null,[]]\n"),
        (CYCLE, b"[3,2,0]\n1", b"[0,[[3,1],[2,2],[0,1]]]\n"),
        (CYCLE, b"[3,2]\n-1", b"[0,[[3,1],[2,null]]]\n"),
        (DELETE, b"[4,5]\n4", b"[0,[[4,1],[5,null]]]\n"),
        (CODEC, b"[1,2]", b'[["Codec","serialize","deserialize"],[[],[[1,2]],[{"result":1}]]]\n'),
    ],
)
def test_a_test_becomes_numbers_and_rows(
    document: dict[str, Any], input: bytes, line: bytes
) -> None:
    assert harness_line(signature_from_json(document), input) == line


@pytest.mark.parametrize(
    ("document", "input", "reason"),
    [
        (ANCESTOR, b"[5,3,6]\n4\n5", "no node of root has the value 4"),
        (
            ANCESTOR,
            b"[5,3,3]\n3\n5",
            "2 nodes of root have the value 3; name nodes by their position",
        ),
        (ANCESTOR, b"[5,3,6]\n[3]\n5", "expected an integer"),
        (CYCLE, b"[3,2,0]\n3", "head has no node 3; they are 0 to 2, -1 is none"),
        (CYCLE, b"[3,2,0]\n-2", "a position is 0 or above, or -1 for none"),
        (CYCLE, b"[3,2,0]\nnull", "expected an integer"),
    ],
)
def test_a_node_that_is_not_there_is_refused_with_its_line(
    document: dict[str, Any], input: bytes, reason: str
) -> None:
    with pytest.raises(ValueRefused) as caught:
        parse_test_input(signature_from_json(document), input)

    assert reason in str(caught.value)
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("document", "input", "answer", "shown"),
    [
        (ANCESTOR, b"[5,3,6]\n3\n6", b"2", 6),
        (ANCESTOR, b"[5,3,6]\n3\n6", b"null", None),
        (ANCESTOR, b"[5,3,6]\n3\n6", b'"a node that was not given"', "a node that was not given"),
        (ANCESTOR, b"[5,3,6]\n3\n6", b"3", "not the number of a node"),
        (ANCESTOR, b"[5,3,6]\n3\n6", b"true", "not the number of a node"),
        (ANCESTOR, b"[5,3,6]\n3\n6", b"[1]", "not the number of a node"),
        (CYCLE, b"[3,2,0]\n1", b"1", 1),
        (CYCLE, b"[3,2,0]\n-1", b"null", -1),
        (DELETE, b"[4,5,1]\n4", b"[null,[[5,2],[5,2],[1,null]]]", [5, 1]),
        (DELETE, b"[4,5,1]\n4", b"[null,[[5,3],[5,2],[1,null],[7,null]]]", [5, 7]),
        (DELETE, b"[4,5,1]\n4", b"[null,[[5,1],[5,0],[1,null]]]", "`next` goes round"),
        (DELETE, b"[4,5,1]\n4", b"[null,[[5,9]]]", "`next` leads to no node"),
        (DELETE, b"[4,5,1]\n4", b"[null,[]]", "not the number of a node"),
        (DELETE, b"[4,5,1]\n4", b"7", "an answer of another form"),
        (CODEC, b"[1,2]", b'[null,"1,2",[1,2]]', [1, 2]),
        (CODEC, b"[1,2]", b"[null]", "an answer of another form"),
    ],
)
def test_an_answer_comes_back_as_files_have_it(
    document: dict[str, Any], input: bytes, answer: bytes, shown: Any
) -> None:
    assert json.loads(file_form(signature_from_json(document), answer, input)) == shown


def test_a_node_of_another_argument_is_no_answer() -> None:
    document = {
        "function": {
            "name": "getTargetCopy",
            "params": [
                {"name": "original", "type": "TreeNode"},
                {"name": "cloned", "type": "TreeNode"},
                {"name": "target", "type": "TreeNode in original"},
            ],
            "returns": "TreeNode in cloned",
        }
    }
    signature = signature_from_json(document)
    input = b"[7,4]\n[7,4]\n4"

    assert json.loads(file_form(signature, b"1", input)) == "a node that is not one of cloned"
    assert json.loads(file_form(signature, b"3", input)) == 4


@pytest.mark.parametrize(
    ("document", "right", "wrong"),
    [(ANCESTOR, [b"5", b"null"], [b"[5]", b"true"]), (CYCLE, [b"0", b"-1"], [b"null", b"-2"])],
)
def test_the_answer_of_a_test_is_the_name_of_a_node(
    document: dict[str, Any], right: list[bytes], wrong: list[bytes]
) -> None:
    signature = signature_from_json(document)
    for answer in right:
        parse_test_answer(signature, answer)
    for answer in wrong:
        with pytest.raises(ValueRefused):
            parse_test_answer(signature, answer)


def _changed(document: dict[str, Any], at: int | None = None, **changes: Any) -> dict[str, Any]:
    ((kind, inner),) = document.items()
    if at is None:
        return {kind: inner | changes}
    params = [one | changes if number == at else one for number, one in enumerate(inner["params"])]
    return {kind: inner | {"params": params}}


@pytest.mark.parametrize(
    ("document", "cure"),
    [
        (_changed(ANCESTOR, 1, type="TreeNode in tree"), "`tree` is no parameter of the type"),
        (_changed(ANCESTOR, 1, type="ListNode in root"), "`root` is no parameter of the type"),
        (_changed(ANCESTOR, 1, type="integer in root"), "integer is none"),
        (_changed(CYCLE, 1, closes="tail"), "where head is a ListNode"),
        (_changed(CYCLE, 1, closes=3), "name the list whose end leads to this node"),
        (_changed(CYCLE, 1, type="integer"), "where head is a ListNode"),
        (_changed(DELETE, 0, hidden="yes"), "write `hidden: true`"),
        (_changed(DELETE, output=1), "a ListNode itself is compared"),
        (_changed(DELETE, 1, type="integer"), "a parameter is hidden where nodes of it are given"),
        (_changed(CODEC, round_trip=["serialize"]), "name two methods of the class"),
        (_changed(CODEC, round_trip=["serialize", "serialize"]), "must take what `serialize`"),
    ],
)
def test_what_cannot_be_is_refused_with_its_cure(document: dict[str, Any], cure: str) -> None:
    with pytest.raises(SignatureError) as caught:
        signature_from_json(document)
    assert cure in str(caught.value)
