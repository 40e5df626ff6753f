"""Plain functions in place of a class: as LeetCode has it, in some languages, where a class keeps nothing."""

from __future__ import annotations

import json

import pytest

from judge.languages import Language, languages
from problems.values import signature_from_json
from tests.conformance.conftest import Solve

SOURCES = {
    "c": b'char* encode(char* text) { return strcat(strcpy(malloc(strlen(text) + 2), text), "!"); }\n'
    b"char* decode(char* data) { return strndup(data, strlen(data) - 1); }\n",
    "javascript": b"var encode = function(text) { return `${text}!`; };\n"
    b"var decode = function(data) { return data.slice(0, -1); };\n",
    "ruby": b'def encode(text)\n  text + "!"\nend\n\ndef decode(data)\n  data.chop\nend\n',
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
def test_where_one_is_missing_the_class_is_missed(solve: Solve, language: Language) -> None:
    solved = solve(SOURCES[language.id].replace(b"decode", b"undo"), CODEC, [TEST])

    assert solved.answers == []
    assert "odec" in solved.messages + solved.stderr
