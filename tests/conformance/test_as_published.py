"""What published solutions have and LeetCode does not mind: lines for their authors, values of another make."""

from __future__ import annotations

import json
from typing import Any

import pytest

from judge.languages import Language, languages
from tests.conformance.conftest import Solve, function

RIGHT_IN_SCALA = b"object Solution {\n  def probe(n: Int): Int = n + 1\n}\n"
RIGHT_IN_ERLANG = b"-spec probe(N :: integer()) -> integer().\nprobe(N) -> N + 1.\n"
TEXT_IN_NODES = b"const probe = () => new TreeNode('-1', null, new TreeNode('2'));\n"

PUBLISHED: dict[str, list[tuple[str, bytes, Any]]] = {
    "erlang": [("integer", b"-module(p41).\n-export([probe/1]).\n\n" + RIGHT_IN_ERLANG, 42)],
    "javascript": [("TreeNode", TEXT_IN_NODES, [-1, None, 2])],
    "ruby": [(type, b"def probe(n)\n  []\nend\n", []) for type in ("ListNode", "TreeNode")],
    "scala": [
        ("integer", package + RIGHT_IN_SCALA, 42)
        for package in (b"package Sums41\n\n", b"package sums.easy; ")
    ],
    "typescript": [("TreeNode", TEXT_IN_NODES, [-1, None, 2])],
}


@pytest.mark.parametrize(
    "language", [languages()[id] for id in PUBLISHED], ids=lambda language: language.id
)
def test_it_is_accepted(solve: Solve, language: Language) -> None:
    for returns, source, answer in PUBLISHED[language.id]:
        solved = solve(source, function("integer", returns=returns), [[41]])

        assert solved.is_compiled, solved.messages
        assert [json.loads(one) for one in solved.answers] == [answer], solved.stderr
