"""What becomes of a package's solutions, one by one."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest

from judge.grading.verification import verify
from judge.sandbox.errors import EngineUnavailable
from problems.definition import CheckerSpec, Definition, Limits
from problems.packages import Solution
from problems.verdicts import Verdict

PROBLEM = Definition("two-sum", CheckerSpec("exact"), Limits(), ())
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
