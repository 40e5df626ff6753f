"""A language without a compiler: a source that cannot be read is found out when the program fails at its start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from judge.grading import CaseOutcome, Stage, judge, reference, validator
from judge.languages.language import Language
from judge.sandbox.box import Ending, Record, Result, Role
from judge.sandbox.errors import BoxLost
from judge.sandbox.fake import FakeSandbox, ended, exited, record
from problems.definition import Program
from problems.verdicts import Verdict
from tests.judge.grading.samples import CHECKED, SCRIPT, function_problem, stdin_problem

REFUSED = exited(1, stderr=b"solution.script:3: what?\n")


def failed(*, stderr: bytes = b"what?") -> Record:
    return Record.ending(0, exited(1, stderr=stderr))


@pytest.fixture(autouse=True)
def _checked_is_a_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def find(name: str) -> Language | None:
        return CHECKED

    for module in (reference, validator):
        monkeypatch.setattr(module, "find", find)
    reference._answers.clear()
    yield
    reference._answers.clear()


def test_a_program_that_answers_is_never_checked() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([record(0, b"2"), record(1, b"4"), record(2, b"6")])
    assert judge(function_problem(), CHECKED, b"", sandbox).verdict is Verdict.AC
    assert [job.argv for job in sandbox.jobs] == [("run", "solution.script")]


def test_a_source_that_the_check_refuses_is_a_compile_error_without_cases() -> None:
    stages: list[Stage] = []
    cases: list[CaseOutcome] = []
    sandbox = FakeSandbox()
    sandbox.serves.append([failed()])
    sandbox.runs.append(REFUSED)
    outcome = judge(
        function_problem(),
        CHECKED,
        b"source",
        sandbox,
        on_status=stages.append,
        on_case=cases.append,
    )
    assert outcome.verdict is Verdict.CE
    assert outcome.compile_output == "solution.script:3: what?"
    assert (outcome.passed, outcome.total, outcome.runtime_ms) == (0, 3, 0)
    assert (outcome.cases, outcome.message) == ((), "")
    assert outcome.image_id == "sha256:fake"
    assert cases == []
    assert stages == [Stage.COMPILING, Stage.RUNNING]
    check = sandbox.jobs[1]
    assert check.argv == ("check", "solution.script")
    assert check.role is Role.COMPILER
    assert check.files == {"solution.script": b"source"}
    assert sandbox.boxes_open == 0


def test_it_may_use_what_the_program_may_use() -> None:
    """What the program's start could take in, the check can too: else a huge source would buy a compile error."""
    sandbox = FakeSandbox()
    sandbox.serves.append([failed()])
    sandbox.runs.append(REFUSED)
    judge(function_problem(), CHECKED, b"", sandbox)
    assert sandbox.jobs[1].limits.memory_mb == sandbox.jobs[0].limits.memory_mb == 300


def test_a_crash_of_a_source_that_is_in_order_is_a_runtime_error() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([failed(stderr=b"solution.script:3: what?")])
    sandbox.runs.append(exited(0))
    outcome = judge(function_problem(), CHECKED, b"", sandbox)
    assert outcome.verdict is Verdict.RE
    assert outcome.compile_output == ""
    assert [case.verdict for case in outcome.cases] == ["RE"]


@pytest.mark.parametrize(
    "ending", [Ending.CPU_TIME, Ending.WALL_TIME, Ending.MEMORY, Ending.OUTPUT, Ending.SIGNALED]
)
def test_a_check_that_was_stopped_refuses_nothing(ending: Ending) -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([failed()])
    sandbox.runs.append(ended(ending))
    assert judge(function_problem(), CHECKED, b"", sandbox).verdict is Verdict.RE


@pytest.mark.parametrize(
    "result",
    [ended(Ending.CPU_TIME), ended(Ending.MEMORY), ended(Ending.SIGNALED), ended(Ending.OUTPUT)],
)
def test_a_program_that_was_ended_is_not_checked(result: Result) -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([Record.ending(0, result)])
    assert judge(function_problem(), CHECKED, b"", sandbox).verdict is not Verdict.CE
    assert len(sandbox.jobs) == 1


def test_after_an_answer_nothing_becomes_a_compile_error() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([record(0, b"2"), Record.ending(1, exited(1))])
    assert judge(function_problem(), CHECKED, b"", sandbox).verdict is Verdict.RE
    assert len(sandbox.jobs) == 1


def test_words_that_look_like_want_of_memory_do_not_hide_a_compile_error() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([failed(stderr=b"raise NoMoreMemory(")])
    sandbox.runs.append(REFUSED)
    assert judge(function_problem(), CHECKED, b"", sandbox).verdict is Verdict.CE


def test_a_run_checks_once_and_starts_again_for_the_next_test() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([failed()])
    sandbox.runs.append(exited(0))
    sandbox.serves.append([failed()])
    sandbox.serves.append([record(0, b"6")])
    outcome = judge(function_problem(samples=3), CHECKED, b"", sandbox, stop_early=False)
    assert [case.verdict for case in outcome.cases] == ["RE", "RE", "AC"]
    assert [job.argv[0] for job in sandbox.jobs] == ["run", "check", "run", "run"]


def test_a_run_of_a_source_that_the_check_refuses_ends_there() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([failed()])
    sandbox.runs.append(REFUSED)
    outcome = judge(function_problem(samples=3), CHECKED, b"", sandbox, stop_early=False)
    assert outcome.verdict is Verdict.CE
    assert outcome.cases == ()


def test_a_program_that_reads_stdin_is_checked_after_its_first_test_alone() -> None:
    sandbox = FakeSandbox()
    sandbox.runs.extend([exited(1), REFUSED])
    outcome = judge(stdin_problem(), CHECKED, b"source", sandbox)
    assert outcome.verdict is Verdict.CE
    assert outcome.compile_output == "solution.script:3: what?"
    assert sandbox.jobs[1].argv == ("check", "solution.script")
    assert sandbox.jobs[1].stdin == b""

    sandbox = FakeSandbox()
    sandbox.runs.extend([exited(stdout=b"2\n"), exited(1)])
    assert judge(stdin_problem(), CHECKED, b"", sandbox).verdict is Verdict.RE
    assert len(sandbox.jobs) == 2


def test_a_run_of_a_stdin_program_goes_on_after_the_check() -> None:
    sandbox = FakeSandbox()
    sandbox.runs.extend([exited(1), exited(0), exited(stdout=b"4\n")])
    outcome = judge(stdin_problem(), CHECKED, b"", sandbox, stop_early=False)
    assert [case.verdict for case in outcome.cases] == ["RE", "AC"]


def test_a_problem_without_samples_still_says_whether_it_can_be_read() -> None:
    sandbox = FakeSandbox()
    sandbox.runs.append(REFUSED)
    problem = function_problem(samples=0)
    assert judge(problem, CHECKED, b"", sandbox, samples_only=True).verdict is Verdict.CE
    sandbox.runs.append(exited(0))
    assert judge(problem, CHECKED, b"", sandbox, samples_only=True).verdict is Verdict.AC


def test_a_box_that_is_lost_at_the_check_is_no_verdict() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([failed()])
    sandbox.runs.append(BoxLost("gone"))
    with pytest.raises(BoxLost):
        judge(function_problem(), CHECKED, b"", sandbox)


def test_a_reference_that_cannot_be_read_is_said_so() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([failed()])
    sandbox.runs.append(REFUSED)
    sandbox.serves.append([record(0, b"14")])
    outcome = judge(
        function_problem(),
        SCRIPT,
        b"",
        sandbox,
        inputs=[b"7\n"],
        reference=Program("checked", {"reference.script": b"author's"}),
    )
    assert outcome.verdict is Verdict.AC
    assert outcome.cases[0].message == "The reference solution does not compile."


def test_a_validator_that_cannot_be_read_is_the_authors_failure() -> None:
    problem = stdin_problem(validator=Program("checked", {"validate.script": b"judge"}))
    sandbox = FakeSandbox()
    sandbox.runs.extend([exited(stdout=b"2"), exited(1), REFUSED])
    outcome = judge(problem, SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.IE
    assert "The output validator does not compile:\nsolution.script:3: what?" in outcome.message
    assert sandbox.jobs[2].files == {"validate.script": b"judge"}


def test_a_validator_that_fails_by_itself_is_not_said_to_be_unreadable() -> None:
    problem = stdin_problem(validator=Program("checked", {"validate.script": b"judge"}))
    sandbox = FakeSandbox()
    sandbox.runs.extend([exited(stdout=b"2"), exited(1), exited(0)])
    outcome = judge(problem, SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.IE
    assert "it exited with 1" in outcome.message
