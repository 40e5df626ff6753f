from __future__ import annotations

from collections.abc import Iterator

import pytest

from judge.grading import judge, reference
from judge.languages.language import Language
from judge.sandbox.box import Ending, Record
from judge.sandbox.fake import FakeSandbox, ended, record
from problems.definition import Program
from problems.verdicts import Verdict
from tests.judge.grading.samples import SCRIPT, function_problem

REFERENCE = Program("script", {"reference.script": b"the author's"})


@pytest.fixture(autouse=True)
def _script_is_a_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def find(name: str) -> Language | None:
        return SCRIPT if name == "script" else None

    monkeypatch.setattr(reference, "find", find)
    reference._answers.clear()
    yield
    reference._answers.clear()


def test_own_inputs_are_judged_next_to_the_references_answers() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([record(0, b"14"), record(1, b"16")])  # the reference
    sandbox.serves.append([record(0, b"14"), record(1, b"17")])
    outcome = judge(
        function_problem(),
        SCRIPT,
        b"mine",
        sandbox,
        inputs=[b"7\n", b"8\n"],
        reference=REFERENCE,
        stop_early=False,
    )
    assert outcome.verdict is Verdict.WA
    assert [case.expected for case in outcome.cases] == ["14", "16"]
    assert [case.actual for case in outcome.cases] == ["14", "17"]
    assert [case.input for case in outcome.cases] == ["7\n", "8\n"]
    assert [case.name for case in outcome.cases] == ["Input 1", "Input 2"]


def test_the_reference_and_the_solution_never_share_a_box() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([record(0, b"14")])
    sandbox.serves.append([record(0, b"14")])
    judge(function_problem(), SCRIPT, b"", sandbox, inputs=[b"7\n"], reference=REFERENCE)
    assert sandbox.images == ["runner-script", "runner-script"]
    assert sandbox.jobs[0].files == {"solution.script": b"the author's"}


def test_the_reference_is_asked_once_for_the_same_inputs() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.extend([[record(0, b"14")]] * 3)
    for _ in range(2):
        judge(function_problem(), SCRIPT, b"", sandbox, inputs=[b"7\n"], reference=REFERENCE)
    assert len(sandbox.jobs) == 3


def test_an_input_that_the_reference_cannot_take_is_said_to_be_so() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([Record.ending(0, ended(Ending.SIGNALED, signal=11))])
    sandbox.serves.append([record(0, b"14")])
    sandbox.serves.append([record(0, b"1"), record(1, b"14")])
    outcome = judge(
        function_problem(),
        SCRIPT,
        b"",
        sandbox,
        inputs=[b"7\n", b"7\n"],
        reference=REFERENCE,
        stop_early=False,
    )
    assert outcome.verdict is Verdict.AC
    assert "The reference solution fails on this input" in outcome.cases[0].message
    assert outcome.cases[0].expected == ""
    assert outcome.cases[1].expected == "14"


def test_without_a_reference_the_answer_is_shown_unjudged() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([record(0, b"14")])
    outcome = judge(function_problem(), SCRIPT, b"", sandbox, inputs=[b"7\n"], reference=None)
    assert outcome.verdict is Verdict.AC
    assert outcome.cases[0].actual == "14"
    assert "no reference solution" in outcome.cases[0].message
