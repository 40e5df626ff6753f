"""Plain functions in place of a class: as LeetCode has it, in some languages, where a class keeps nothing."""

from __future__ import annotations

import json

import pytest

from judge.languages import Language, languages
from problems.values import signature_from_json
from tests.conformance.conftest import Solve

SOURCES = {
    "javascript": b"var encode = function(text) { return `${text}!`; };\n"
    b"var decode = function(data) { return data.slice(0, -1); };\n",
    "typescript": b"function encode(text: string): string { return `${text}!`; };\n"
    b"const decode = (data: string): string => data.slice(0, -1);\n",
}
METHODS = [
    {"name": name, "params": [{"name": "text", "type": "string"}], "returns": "string"}
    for name in ("encode", "decode")
]
CODEC = signature_from_json({"class": {"name": "Codec", "methods": METHODS}})
TEST = [["Codec", "encode", "decode"], [[], ["a b"], [{"result": 1}]]]

in_those = pytest.mark.parametrize(
    "language", [languages()[id] for id in SOURCES], ids=lambda language: language.id
)


@in_those
def test_functions_of_the_methods_names_do(solve: Solve, language: Language) -> None:
    solved = solve(SOURCES[language.id], CODEC, [TEST] * 2)

    assert [json.loads(one) for one in solved.answers] == [[None, "a b!", "a b"]] * 2, solved.stderr


@in_those
def test_one_that_is_missing_is_told_as_a_missing_class(solve: Solve, language: Language) -> None:
    source = SOURCES[language.id].replace(b"decode", b"decoded")

    assert "the solution has no class Codec" in solve(source, CODEC, [TEST]).stderr
