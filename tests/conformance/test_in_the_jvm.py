"""What the languages of the Java virtual machine have in common."""

from __future__ import annotations

import pytest

from judge.languages import Language, languages
from tests.conformance.conftest import Probe, Solve, function

JVM = [languages()[id] for id in ("java", "kotlin", "scala")]
pytestmark = pytest.mark.parametrize("language", JVM, ids=lambda language: language.id)


def test_the_end_of_the_stack_is_told_from_want_of_memory(
    language: Language, solve: Solve, probe: Probe
) -> None:
    """A virtual machine that looks at each frame of a full stack takes 170 MB more."""
    solved = solve(probe("endless_recursion"), function("integer", returns="integer"), [[0]])

    assert "java.lang.StackOverflowError" in solved.stderr
    assert solved.last.memory_kb < 150 * 1024
