"""What a harness wrote, in the form in which it is compared and shown."""

from __future__ import annotations

import json

import pytest

from problems.values import signature_from_json
from problems.values.harness import file_form, harness_line

COUNTED = signature_from_json(
    {
        "function": {
            "name": "removeElement",
            "params": [{"name": "words", "type": "string[]"}],
            "returns": "integer",
            "output": 0,
        }
    }
)


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (b'[2,["b","a","c"]]', b'["b","a"]'),
        (b'[0,["b"]]', b"[]"),
        (b"[0,[]]", b"[]"),
        ('[1,["grün"]]'.encode(), '["grün"]'.encode()),
        (rb'[1,["\ud800"]]', b'["\xed\xa0\x80"]'),
    ],
)
def test_only_the_values_that_count_are_compared(answer: bytes, shown: bytes) -> None:
    assert file_form(COUNTED, answer) == shown


@pytest.mark.parametrize("count", [-1, 2, 10**20])
def test_a_count_that_cannot_be_is_shown_as_a_sentence(count: int) -> None:
    shown = file_form(COUNTED, b'[%d,["b"]]' % count)
    assert shown == b'"%d was returned, and words has 1 values"' % count


@pytest.mark.parametrize("answer", [b"", b"7", b"[]", b'["a",["b"]]', b"[1,2]", b"[1,[2],3]", b"{"])
def test_what_no_harness_writes_is_no_answer(answer: bytes) -> None:
    assert isinstance(json.loads(file_form(COUNTED, answer)), str)


GRAPH = signature_from_json(
    {
        "function": {
            "name": "cloneGraph",
            "params": [{"name": "node", "type": "Node<graph>"}],
            "returns": "Node<graph>",
            "fresh": True,
        }
    }
)


def test_nodes_are_compared_as_they_are_written_in_files() -> None:
    assert harness_line(GRAPH, b"[[2],[1]]\n") == b"[[[1,[1]],[2,[0]]]]\n"
    assert file_form(GRAPH, b"[[1,[1]],[2,[0]]]") == b"[[2],[1]]"
    assert file_form(GRAPH, b"[]") == b"[]"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b'"the answer holds a node that was given"', "the answer holds a node that was given"),
        (b"[[7,[]]]", "the nodes' values are not 1 to 1, each once"),
        (b"[[1,[1]]]", "`neighbors` leads to no node"),
    ],
)
def test_a_node_that_cannot_be_written_is_shown_as_a_sentence(answer: bytes, reason: str) -> None:
    assert json.loads(file_form(GRAPH, answer)) == reason


def test_other_answers_stay_as_they_are() -> None:
    plain = signature_from_json({"function": {"name": "f", "params": [], "returns": "integer[]"}})
    assert file_form(plain, b"[2,[1]]") == b"[2,[1]]"
