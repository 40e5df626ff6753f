from __future__ import annotations

from collections.abc import Iterator

import pytest

from judge.grading import judge, validator
from judge.languages.language import Language
from judge.sandbox.box import Ending, Role
from judge.sandbox.fake import FakeSandbox, ended, exited
from problems.definition import Program
from problems.verdicts import Verdict
from tests.judge.grading.samples import COMPILED, SCRIPT, stdin_problem

LANGUAGES = {"script": SCRIPT, "compiled": COMPILED}
PROBLEM = stdin_problem(validator=Program("script", {"validate.script": b"judge"}))
COMPILED_PROBLEM = stdin_problem(validator=Program("compiled", {"validate.script": b"judge"}))


@pytest.fixture(autouse=True)
def _known_languages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def find(name: str) -> Language | None:
        return LANGUAGES.get(name)

    monkeypatch.setattr(validator, "find", find)
    validator._artefacts.clear()
    yield
    validator._artefacts.clear()


def test_42_is_right_and_43_is_wrong() -> None:
    sandbox = FakeSandbox()
    sandbox.files = {"feedback/teammessage.txt": b"too small\n", "feedback/judgemessage.txt": b"!"}
    sandbox.runs.extend([exited(stdout=b"2"), exited(42), exited(stdout=b"3"), exited(43)])
    outcome = judge(PROBLEM, SCRIPT, b"", sandbox)
    assert [case.verdict for case in outcome.cases] == ["AC", "WA"]
    assert outcome.cases[1].message == "too small"
    assert outcome.verdict is Verdict.WA


def test_it_is_called_in_kattis_way_with_the_solvers_output_on_stdin() -> None:
    sandbox = FakeSandbox()
    sandbox.runs.extend([exited(stdout=b"two"), exited(42), exited(stdout=b"four"), exited(42)])
    judge(PROBLEM, SCRIPT, b"", sandbox)
    call = sandbox.jobs[1]
    assert call.argv == ("run", "validate.script", "test/input", "test/answer", "feedback/")
    assert (call.files["test/input"], call.files["test/answer"]) == (b"1\n", b"2\n")
    assert call.stdin == b"two"
    assert call.role is Role.COMPILER


def test_the_solvers_box_never_holds_the_answer() -> None:
    sandbox = FakeSandbox()
    sandbox.runs.extend([exited(stdout=b"two"), exited(42), exited(stdout=b"four"), exited(42)])
    judge(PROBLEM, SCRIPT, b"mine", sandbox)
    assert sandbox.images == ["runner-script", "runner-script"]
    for job in (sandbox.jobs[0], sandbox.jobs[2]):
        assert set(job.files) == {"solution.script"}


def test_a_crash_of_the_solution_needs_no_validator() -> None:
    sandbox = FakeSandbox()
    sandbox.runs.append(exited(1))
    assert judge(PROBLEM, SCRIPT, b"", sandbox).verdict is Verdict.RE
    assert len(sandbox.images) == 1


@pytest.mark.parametrize("result", [exited(0), exited(1), ended(Ending.CPU_TIME)])
def test_a_validator_that_says_neither_is_the_authors_failure(result: object) -> None:
    sandbox = FakeSandbox()
    sandbox.runs.extend([exited(stdout=b"2"), result])  # type: ignore[list-item]  # a Result
    outcome = judge(PROBLEM, SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.IE
    assert "The output validator failed on sample/01" in outcome.message


def test_a_validator_that_does_not_compile_is_the_authors_failure() -> None:
    sandbox = FakeSandbox()
    sandbox.runs.extend([exited(stdout=b"2"), exited(1, stderr=b"no such thing")])
    outcome = judge(COMPILED_PROBLEM, SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.IE
    assert "no such thing" in outcome.message


def test_a_compiled_validator_is_kept_as_opaque_bytes() -> None:
    sandbox = FakeSandbox()
    sandbox.files = {"main": b"\x7fELF"}
    right = [exited(stdout=b"2"), exited(42), exited(stdout=b"4"), exited(42)]
    sandbox.runs.extend([right[0], exited(0), *right[1:]])  # the second one compiles
    assert judge(COMPILED_PROBLEM, SCRIPT, b"", sandbox).verdict is Verdict.AC
    sandbox.runs.extend(right)
    assert judge(COMPILED_PROBLEM, SCRIPT, b"", sandbox).verdict is Verdict.AC
    assert sandbox.jobs[6].files["main"] == b"\x7fELF"
    assert not sandbox.runs


def test_a_validator_in_a_language_that_is_not_here_is_said_so() -> None:
    sandbox = FakeSandbox()
    sandbox.runs.append(exited(stdout=b"2"))
    problem = stdin_problem(validator=Program("cobol", {"v": b""}))
    outcome = judge(problem, SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.IE
    assert "cobol" in outcome.message
