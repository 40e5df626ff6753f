"""What authors supply: an api, which the solution calls, and an adapter, which calls the solution.

Each language that takes adapters has the same two problems in its probes/adapters: a function that may ask
`isBadVersion`, and a class that is made with an object of the author's, an Iterator.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from judge.languages import Language, languages
from problems.values import Signature, signature_from_json
from problems.values.signature import Adapter
from tests.conformance.conftest import Solve

ADAPTED = [one for one in languages().values() if one.function.takes_adapters]
pytestmark = pytest.mark.parametrize("language", ADAPTED, ids=lambda language: language.id)

FUNCTION = signature_from_json(
    {
        "function": {
            "name": "judgeFirstBad",
            "params": [{"name": "n", "type": "integer"}, {"name": "bad", "type": "integer"}],
            "returns": "integer",
        }
    }
)
CLASS = signature_from_json(
    {
        "class": {
            "name": "JudgePeeking",
            "constructor": {"params": [{"name": "nums", "type": "integer[]"}]},
            "methods": [
                {"name": "peek", "params": [], "returns": "integer"},
                {"name": "next", "params": [], "returns": "integer"},
                {"name": "hasNext", "params": [], "returns": "boolean"},
            ],
        }
    }
)


def _adapted(language: Language, signature: Signature, problem: str) -> tuple[Signature, bytes]:
    """Return the signature with the language's adapter, and a solution."""
    folder = language.folder / "probes" / "adapters" / problem
    texts = {path.stem: path.read_text() for path in folder.iterdir()}
    solution = texts.pop("solution")
    adapter = Adapter(**texts, starter=solution)
    return replace(signature, adapters={language.id: adapter}), solution.encode()


def test_a_solution_may_call_a_function_of_the_judges(language: Language, solve: Solve) -> None:
    signature, solution = _adapted(language, FUNCTION, "first_bad")

    solved = solve(solution, signature, [[5, 4], [1, 1], [2**31 - 1, 1_702_766_719]])

    assert solved.is_compiled, solved.messages
    assert solved.answers == [b"4", b"1", b"1702766719"], solved.stderr


def test_a_solution_may_be_given_an_object_of_the_judges(language: Language, solve: Solve) -> None:
    signature, solution = _adapted(language, CLASS, "peeking")
    calls = ["JudgePeeking", "next", "peek", "next", "hasNext", "next", "hasNext"]

    solved = solve(solution, signature, [[calls, [[[1, 2, 3]], [], [], [], [], [], []]]] * 2)

    assert solved.is_compiled, solved.messages
    assert solved.answers == [b"[null,1,2,2,true,3,false]"] * 2, solved.stderr


def test_a_mistake_in_an_adapter_is_told_with_its_file(language: Language, solve: Solve) -> None:
    signature, solution = _adapted(language, FUNCTION, "first_bad")
    adapter = signature.adapters[language.id]
    broken = replace(adapter, adapter=adapter.adapter.replace("(", "((", 1))

    solved = solve(solution, replace(signature, adapters={language.id: broken}), [[5, 4]])

    assert "adapter." in solved.messages + solved.stderr
    assert solved.answers == []
