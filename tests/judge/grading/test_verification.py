"""What becomes of a package's solutions, one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NoReturn

import pytest

from judge.grading.verification import verify
from judge.sandbox.errors import EngineUnavailable
from problems.definition import CheckerSpec, Definition, Limits
from problems.packages import Solution
from problems.values import signature_from_json
from problems.verdicts import Verdict

PROBLEM = Definition("two-sum", CheckerSpec("exact"), Limits(), ())
GRAPH = signature_from_json(
    {
        "function": {
            "name": "copy",
            "params": [{"name": "node", "type": "Node<graph>"}],
            "returns": "Node<graph>",
        }
    }
)
SOLUTION = Solution("accepted/a.py", "python", {"a.py": b""}, frozenset({Verdict.AC}))


def _judging_raises(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def judge(*_: Any, **__: Any) -> NoReturn:
        raise error

    monkeypatch.setattr("judge.grading.verification.judge", judge)


def test_one_that_the_judge_fails_with_is_named_and_the_others_are_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _judging_raises(monkeypatch, TypeError("odd"))

    finding = verify(PROBLEM, SOLUTION, None)  # type: ignore[arg-type]

    assert (finding.failed, finding.skipped) == ("TypeError: odd", "")
    assert not finding.agrees


def test_without_an_engine_none_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    _judging_raises(monkeypatch, EngineUnavailable("away"))

    with pytest.raises(EngineUnavailable):
        verify(PROBLEM, SOLUTION, None)  # type: ignore[arg-type]


def test_a_language_that_is_not_here_is_skipped() -> None:
    finding = verify(PROBLEM, Solution("accepted/a.dart", "dart", {}, frozenset()), None)  # type: ignore[arg-type]

    assert finding.skipped == "dart is not one of the languages here"
    assert finding.agrees


def test_a_language_that_cannot_take_the_problem_is_skipped_with_the_reason() -> None:
    problem = replace(PROBLEM, signature=GRAPH)
    solution = Solution("accepted/a.erl", "erlang", {"a.erl": b""}, frozenset({Verdict.AC}))

    finding = verify(problem, solution, None)  # type: ignore[arg-type]

    reason = "Erlang cannot take this problem: the language has no class Node"
    assert (finding.skipped, finding.language) == (reason, "erlang")
    assert finding.agrees
