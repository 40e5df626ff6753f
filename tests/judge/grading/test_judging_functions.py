from __future__ import annotations

from dataclasses import replace

import pytest

from judge.grading import CaseOutcome, Stage, judge
from judge.sandbox.box import Ending, Job, Record
from judge.sandbox.errors import BoxLost
from judge.sandbox.fake import FakeSandbox, ended, exited, record
from problems.values import signature_from_json
from problems.verdicts import Verdict
from tests.judge.grading.samples import COMPILED, SCRIPT, function_problem


def answers(*values: str, **more: float) -> list[Record]:
    return [record(index, value.encode(), **more) for index, value in enumerate(values)]


def test_it_accepts_when_every_answer_is_right() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append(answers("2", "4", "6"))
    outcome = judge(function_problem(), SCRIPT, b"source", sandbox)
    assert outcome.verdict is Verdict.AC
    assert (outcome.passed, outcome.total) == (3, 3)
    assert sandbox.jobs[0].files == {"solution.script": b"source"}
    assert sandbox.boxes_open == 0


def test_of_an_argument_only_the_values_that_count_are_compared() -> None:
    document = {"name": "f", "params": [{"name": "p", "type": "integer[]"}], "returns": "integer"}
    problem = replace(
        function_problem(3),
        signature=signature_from_json({"function": {**document, "output": 0}}),
        tests=[
            replace(test, input=b"[3,2,1]\n", answer=b"[3,2]\n")
            for test in function_problem(3).tests
        ],
    )
    sandbox = FakeSandbox()
    sandbox.serves.append(answers("[2,[3,2,9]]", "[3,[3,2,9]]", "[4,[3,2,9]]"))
    outcome = judge(problem, SCRIPT, b"", sandbox)
    assert [case.verdict for case in outcome.cases] == ["AC", "WA", "WA"]
    assert [case.actual for case in outcome.cases[1:]] == [
        "[3,2,9]",
        '"4 was returned, and p has 3 values"',
    ]


def test_the_expected_answers_and_other_tests_never_enter_the_box() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append(answers("2"))
    judge(function_problem(1), SCRIPT, b"source", sandbox)
    assert sandbox.tests == [[b"[1]"]]
    assert set(sandbox.jobs[0].files) == {"solution.script"}


def test_after_a_wrong_answer_the_other_tests_are_judged_too() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append(answers("2", "5", "6"))
    outcome = judge(function_problem(), SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.WA
    assert [case.verdict for case in outcome.cases] == ["AC", "WA", "AC"]
    assert outcome.passed == 2
    assert outcome.message == "Test 2: wrong answer"  # and not what it should have been


def test_a_crash_ends_a_submission() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([record(0, b"2"), Record.ending(1, ended(Ending.SIGNALED, signal=11))])
    outcome = judge(function_problem(), SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.RE
    assert outcome.message == "Test 2: killed by signal 11 (SIGSEGV)"
    assert (outcome.passed, outcome.total, len(outcome.cases)) == (1, 3, 2)


def test_a_run_starts_the_program_again_after_a_crash() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([record(0, b"2"), Record.ending(1, exited(1, stderr=b"oops"))])
    sandbox.serves.append([record(0, b"6")])
    outcome = judge(function_problem(samples=3), SCRIPT, b"", sandbox, stop_early=False)
    assert [case.verdict for case in outcome.cases] == ["AC", "RE", "AC"]
    assert sandbox.tests[1] == [b"[3]"]
    assert outcome.cases[1].stderr == "oops"


@pytest.mark.parametrize("code", [124, 125, 126, 127, 137, 143])
def test_an_exit_code_of_the_programs_own_choice_is_its_own_failure(code: int) -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([Record.ending(0, exited(code))])
    outcome = judge(function_problem(), SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.RE
    assert outcome.message == f"Test 1: exited with code {code}"


def test_a_program_that_leaves_early_without_an_error_is_not_accepted() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([record(0, b"2"), Record.ending(1, exited(0))])
    outcome = judge(function_problem(), SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.RE
    assert outcome.message == "Test 2: ended after 1 of 3 tests"


def test_accepted_needs_a_clean_end_after_the_last_answer() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([*answers("2", "4", "6"), Record.ending(3, exited(3))])
    outcome = judge(function_problem(), SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.RE
    assert outcome.message == "Test 3: after its last answer: exited with code 3"
    assert outcome.passed == 2


@pytest.mark.parametrize(
    ("ending", "verdict", "words"),
    [
        (Ending.CPU_TIME, Verdict.TLE, "s of 1 s"),
        (Ending.MEMORY, Verdict.MLE, "used 9 MB of 300 MB"),
        (Ending.OUTPUT, Verdict.OLE, "wrote more than 8 MB of output"),
        (Ending.PROTOCOL, Verdict.RE, "wrote to the result channel out of turn"),
    ],
)
def test_each_way_to_be_ended_has_its_verdict(ending: Ending, verdict: Verdict, words: str) -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([Record.ending(0, ended(ending))])
    outcome = judge(function_problem(), SCRIPT, b"", sandbox)
    assert outcome.verdict is verdict
    assert words in outcome.message


def test_a_runtime_that_was_refused_memory_is_over_the_memory_limit() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([Record.ending(0, exited(1, stderr=b"fatal: NoMoreMemory\n"))])
    assert judge(function_problem(), SCRIPT, b"", sandbox).verdict is Verdict.MLE


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"two",
        b'"2"',
        b"2.0",
        b"true",
        b"NaN",
        b"null",
        b"[" * 100_000,
        b"9" * 100_000,
        b"\xff\xfe",
        b'"\\ud800"',
        b"2 2",
        b"{}",
    ],
)
def test_whatever_is_odd_in_an_answer_is_a_wrong_answer(value: bytes) -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([record(0, value)])
    outcome = judge(function_problem(1), SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.WA
    assert "\0" not in outcome.cases[0].actual
    outcome.cases[0].actual.encode()


def test_a_compile_error_shows_the_compilers_words_and_runs_nothing() -> None:
    sandbox = FakeSandbox()
    sandbox.runs.append(exited(1, stderr=b"solution.script:3: what?\n"))
    outcome = judge(function_problem(), COMPILED, b"", sandbox)
    assert outcome.verdict is Verdict.CE
    assert outcome.compile_output == "solution.script:3: what?"
    assert outcome.total == 3
    assert len(sandbox.jobs) == 1


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (Ending.CPU_TIME, "of the processor"),
        (Ending.WALL_TIME, "stopped after"),
        (Ending.MEMORY, "it used"),
        (Ending.OUTPUT, "more than 64 KiB of messages"),
        (Ending.SIGNALED, "signal 9"),
    ],
)
def test_a_compiler_that_was_stopped_is_a_compile_error_with_its_reason(
    ending: Ending, words: str
) -> None:
    sandbox = FakeSandbox()
    sandbox.runs.append(replace(ended(ending), wall_time_s=30.0))
    outcome = judge(function_problem(), COMPILED, b"", sandbox)
    assert outcome.verdict is Verdict.CE
    assert words in outcome.compile_output


def test_a_compiled_program_gets_no_files_when_it_runs() -> None:
    sandbox = FakeSandbox()
    sandbox.runs.append(exited(0, stderr=b"a warning"))
    sandbox.serves.append(answers("2", "4", "6"))
    outcome = judge(function_problem(), COMPILED, b"int main", sandbox)
    assert outcome.verdict is Verdict.AC
    assert outcome.compile_output == "a warning"
    assert sandbox.jobs[0].limits.wall_time_s == 90
    assert sandbox.jobs[0].limits.memory_mb == COMPILED.compile_memory_mb
    assert sandbox.jobs[1].files == {}


def test_a_compiler_has_the_time_that_its_language_states_within_what_the_problem_grants() -> None:
    slow = replace(COMPILED, compile_cpu_s=20.0)
    sandbox = FakeSandbox()
    for language, compile_time_s in ((COMPILED, 30.0), (slow, 30.0), (slow, 15.0)):
        sandbox.runs.append(exited(1))
        limits = replace(function_problem().limits, compile_time_s=compile_time_s)
        judge(replace(function_problem(), limits=limits), language, b"", sandbox)

    assert [job.limits.cpu_time_s for job in sandbox.jobs] == [10.0, 20.0, 15.0]


def test_limits_are_the_problems_by_the_languages_factors() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append(answers("2", "4", "6"))
    judge(function_problem(), SCRIPT, b"", sandbox)
    limits = sandbox.jobs[0].limits
    assert limits.cpu_time_s == pytest.approx(1.1)  # to see how close a close call was
    assert limits.wall_time_s == pytest.approx(3.0)
    assert limits.memory_mb == 300


def test_a_close_call_is_measured_again_and_the_median_counts() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([record(0, b"2", cpu_time_s=1.05), *answers("2", "4", "6")[1:]])
    sandbox.serves.append([record(0, b"2", cpu_time_s=0.8)])
    sandbox.serves.append([record(0, b"2", cpu_time_s=0.97)])
    outcome = judge(function_problem(), SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.AC
    assert outcome.is_close_call
    assert outcome.cases[0].time_ms == 970


def test_a_close_call_that_stays_slow_is_over_the_limit() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([record(0, b"2", cpu_time_s=0.95), *answers("2", "4", "6")[1:]])
    sandbox.serves.append([record(0, b"2", cpu_time_s=1.08)])
    sandbox.serves.append([Record.ending(0, ended(Ending.CPU_TIME))])
    outcome = judge(function_problem(), SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.TLE
    assert outcome.message == "Test 1: used 1.08 s of 1 s"
    assert outcome.passed == 2


def test_not_every_test_of_a_slow_program_is_measured_again() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append([record(n, f"{2 * n + 2}".encode(), cpu_time_s=0.95) for n in range(10)])

    def quick(job: Job, header: bytes, tests: list[bytes]) -> list[Record]:
        return [record(n, str(2 * int(t[1:-1])).encode()) for n, t in enumerate(tests)]

    sandbox.serves.extend([quick] * 6)
    outcome = judge(function_problem(10), SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.AC
    assert len(sandbox.jobs) == 7


@pytest.mark.parametrize("cpu_time_s", [0.01, 0.6])
def test_the_wall_clock_is_the_supervisors_alone(cpu_time_s: float) -> None:
    stopped = replace(ended(Ending.WALL_TIME), cpu_time_s=cpu_time_s, wall_time_s=3.0)
    sandbox = FakeSandbox()
    sandbox.serves.append([Record.ending(0, stopped)])
    outcome = judge(function_problem(), SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.TLE
    assert outcome.message == (
        f"Test 1: still running after 3.0 s ({cpu_time_s:.2f} s of them computing)"
    )


def test_progress_is_told_test_by_test() -> None:
    stages: list[Stage] = []
    cases: list[CaseOutcome] = []
    sandbox = FakeSandbox()
    sandbox.serves.append(answers("2", "4", "6"))
    judge(function_problem(), SCRIPT, b"", sandbox, on_status=stages.append, on_case=cases.append)
    assert stages == [Stage.COMPILING, Stage.RUNNING]
    assert [case.index for case in cases] == [0, 1, 2]


def test_a_lost_box_is_no_verdict() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append(BoxLost("gone"))
    with pytest.raises(BoxLost):
        judge(function_problem(), SCRIPT, b"", sandbox)


def test_a_problem_without_tests_is_the_authors_failure() -> None:
    outcome = judge(function_problem(0), SCRIPT, b"", FakeSandbox())
    assert outcome.verdict is Verdict.IE
    assert outcome.message == "The problem has no tests."


def test_a_broken_answer_file_is_the_authors_failure() -> None:
    problem = function_problem(1)
    broken = replace(problem, tests=[replace(problem.tests[0], answer=b"[2")])
    sandbox = FakeSandbox()
    sandbox.serves.append(answers("2"))
    outcome = judge(broken, SCRIPT, b"", sandbox)
    assert outcome.verdict is Verdict.IE
    assert "expected answer" in outcome.message


def test_samples_show_their_texts_and_hidden_tests_only_what_the_program_did() -> None:
    sandbox = FakeSandbox()
    sandbox.serves.append(answers("2", "4", "6"))
    outcome = judge(function_problem(), SCRIPT, b"", sandbox)
    assert (outcome.cases[0].input, outcome.cases[0].expected) == ("1\n", "2\n")
    assert (outcome.cases[1].input, outcome.cases[1].expected) == ("", "")
