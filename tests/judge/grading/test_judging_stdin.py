from __future__ import annotations

from judge.grading import judge
from judge.sandbox.box import Ending, Job, Result
from judge.sandbox.fake import FakeSandbox, ended, exited
from problems.verdicts import Verdict
from tests.judge.grading.samples import SCRIPT, stdin_problem


def doubles(job: Job) -> Result:
    return exited(stdout=b"%d\n" % (2 * int(job.stdin)))


def test_each_test_has_a_process_of_its_own() -> None:
    sandbox = FakeSandbox()
    sandbox.runs.extend([doubles, doubles])
    outcome = judge(stdin_problem(), SCRIPT, b"source", sandbox)
    assert outcome.verdict is Verdict.AC
    assert [job.stdin for job in sandbox.jobs] == [b"1\n", b"2\n"]
    assert outcome.cases[0].actual == "2\n"
    assert outcome.cases[0].stdout == ""  # it is the answer, shown once


def test_a_right_answer_with_a_wrong_exit_code_is_a_runtime_error() -> None:
    sandbox = FakeSandbox()
    sandbox.runs.append(exited(1, stdout=b"2\n", stderr=b"at the end"))
    outcome = judge(stdin_problem(), SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.RE
    assert outcome.message == "Test 1: exited with code 1"
    assert len(outcome.cases) == 1


def test_a_run_goes_on_after_a_crash() -> None:
    sandbox = FakeSandbox()
    sandbox.runs.extend([ended(Ending.SIGNALED, signal=6), doubles])
    outcome = judge(stdin_problem(), SCRIPT, b"", sandbox, stop_early=False)
    assert [case.verdict for case in outcome.cases] == ["RE", "AC"]


def test_a_run_on_the_samples_leaves_the_others_alone() -> None:
    sandbox = FakeSandbox()
    sandbox.runs.append(doubles)
    outcome = judge(stdin_problem(), SCRIPT, b"", sandbox, samples_only=True)
    assert outcome.verdict is Verdict.AC
    assert (outcome.passed, outcome.total) == (1, 1)


def test_output_that_is_no_text_is_a_wrong_answer_that_can_be_stored() -> None:
    sandbox = FakeSandbox()
    sandbox.runs.append(exited(stdout=b"\x00\xff\xfe" * 50_000))
    outcome = judge(stdin_problem((("1\n", "2\n"),)), SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.WA
    assert "\0" not in outcome.cases[0].actual
    assert len(outcome.cases[0].actual) < 11_000
    assert outcome.cases[0].actual.endswith("(150000 bytes in all)")
