"""Judge a program: compile it, run it on the tests, compare what it answers, and say what became of it.

    source --prepare, compile--> program --run--> executions --compare--> case outcomes --> outcome
                 (box)                   (box)              (outside)

A language that has no compiler runs at once; its source is checked when the first test fails, and whatever the check
refuses is CE with no case, as if it had been compiled before.

A wrong answer does not end anything: the other tests are judged too. A test that ends the program (RE, TLE, MLE, OLE)
ends a submission; on a run the program is started again for the next test. Close calls are run again, see limits.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from judge.grading.compare import Comparison
from judge.grading.errors import GradingError, NotCompiled
from judge.grading.execution import Execution, Failure
from judge.grading.outcome import CaseOutcome, Outcome, Stage
from judge.grading.program import ReadyProgram, ready_program
from judge.grading.reference import reference_answers
from judge.grading.text import storable
from judge.grading.verdict import over_time
from judge.languages.errors import SourceRefused
from judge.languages.language import Language
from judge.sandbox.box import Ending, Sandbox
from problems.checkers import AnswerError
from problems.definition import Definition, Program, TestCase
from problems.values import ValueRefused
from problems.verdicts import Verdict

# Of a submission whose tests are all close, so many are run again; the others count as measured.
MAX_REPEATED = 3
REPEATS = 2


def judge(
    definition: Definition,
    language: Language,
    source: bytes | Mapping[str, bytes],
    sandbox: Sandbox,
    *,
    samples_only: bool = False,
    inputs: Sequence[bytes] | None = None,
    reference: Program | None = None,
    stop_early: bool = True,
    on_status: Callable[[Stage], None] | None = None,
    on_case: Callable[[CaseOutcome], None] | None = None,
) -> Outcome:
    """Judge the source on all tests, on the samples only, or on own `inputs` next to the reference's answers.

    Raises SandboxError when our side fails. The author's failure (a validator that crashes, no tests) is an IE outcome.
    """
    try:
        tests, notes = _tests(definition, sandbox, samples_only, inputs, reference)
    except GradingError as error:
        return Outcome.failed(str(error))
    if not tests and not samples_only:
        return Outcome.failed("The problem has no tests.")
    try:
        if on_status is not None:
            on_status(Stage.COMPILING)
        with (
            Comparison(definition, sandbox) as comparison,
            ready_program(definition, language, source, tests, sandbox) as program,
        ):
            if on_status is not None:
                on_status(Stage.RUNNING)
            judging = _Judging(
                tests, notes, program, comparison, stop_early, on_case, definition.signature is None
            )
            judging.run()
            return judging.outcome()
    except SourceRefused as error:
        return Outcome.not_compiled(str(error), total=len(tests))
    except NotCompiled as error:
        return Outcome.not_compiled(error.messages, total=len(tests), image_id=error.image_id)
    except (GradingError, AnswerError, ValueRefused) as error:  # the author's program, answer, test
        return Outcome.failed(str(error))


def _tests(
    definition: Definition,
    sandbox: Sandbox,
    samples_only: bool,
    inputs: Sequence[bytes] | None,
    reference: Program | None,
) -> tuple[Sequence[TestCase], dict[int, str]]:
    """Return the tests to run and, by index, why a test's answer cannot be compared."""
    if inputs is None:
        if samples_only:
            return [test for test in definition.tests if test.is_sample], {}
        return definition.tests, {}
    asked = [
        TestCase(name=f"Input {number}", group="own", is_sample=True, input=given, answer=b"")
        for number, given in enumerate(inputs, start=1)
    ]
    answers = reference_answers(definition, reference, asked, sandbox)
    tests = [
        replace(test, answer=answer.answer or b"")
        for test, answer in zip(asked, answers, strict=True)
    ]
    return tests, {
        index: answer.failure for index, answer in enumerate(answers) if answer.answer is None
    }


@dataclass
class _Judging:
    """One program's way through its tests."""

    tests: Sequence[TestCase]
    notes: dict[int, str]  # tests that have no answer to compare with, and why
    program: ReadyProgram
    comparison: Comparison
    stop_early: bool
    on_case: Callable[[CaseOutcome], None] | None
    answers_on_stdout: bool
    cases: dict[int, CaseOutcome] = field(default_factory=dict)
    repeated: int = 0
    is_close_call: bool = False

    def run(self) -> None:
        """Run all tests, or up to the one that ends the submission."""
        start = 0
        while start < len(self.tests):
            close: list[Execution] = []
            last_words: Execution | None = None
            is_over = False
            with closing(self.program.runner.executions(start)) as executions:
                for execution in executions:
                    start = execution.index + 1
                    if execution.index == len(self.tests):
                        last_words = execution
                    elif self._is_to_be_repeated(execution, len(close)):
                        close.append(execution)
                    else:
                        self._take(execution)
                        is_over = self.stop_early and execution.failure is not None
                    if execution.failure is not None:
                        break
            # A box runs one job at a time: what was close waits until the program has ended.
            for execution in close:
                self._take(self._settled(execution))
            if last_words is not None:
                self._take_last_words(last_words)
            if is_over:
                return

    def outcome(self) -> Outcome:
        """Sum the cases up."""
        cases = tuple(self.cases[index] for index in sorted(self.cases))
        failed = next((case for case in cases if case.verdict is not Verdict.AC), None)
        return Outcome(
            verdict=Verdict.AC if failed is None else failed.verdict,
            passed=sum(case.verdict is Verdict.AC for case in cases),
            total=len(self.tests),
            runtime_ms=max((case.time_ms for case in cases), default=0),
            memory_kb=max((case.memory_kb for case in cases), default=0),
            cases=cases,
            compile_output=self.program.compile_output,
            message=self._message(failed),
            image_id=self.program.image_id,
            is_close_call=self.is_close_call,
        )

    def _message(self, failed: CaseOutcome | None) -> str:
        if failed is None:
            return "" if self.tests else "The problem has no samples; the program only compiled."
        if failed.verdict is Verdict.WA:
            return (
                f"Test {failed.index + 1}: wrong answer"  # the checker's words may hold the answer
            )
        return f"Test {failed.index + 1}: {failed.message}"

    def _is_to_be_repeated(self, execution: Execution, waiting: int) -> bool:
        has_room = self.repeated + waiting < MAX_REPEATED
        return has_room and self.program.limits.is_close(execution)

    def _settled(self, first: Execution) -> Execution:
        """Run a close call again, and return the execution that counts."""
        self.repeated += 1
        runner, limits = self.program.runner, self.program.limits
        self.is_close_call = True
        runs = [first, *(runner.again(first.index, limits) for _ in range(REPEATS))]
        return sorted(runs, key=_time_taken)[len(runs) // 2]

    def _take(self, execution: Execution) -> None:
        case = self._case(execution)
        self.cases[case.index] = case
        if self.on_case is not None:
            self.on_case(case)

    def _take_last_words(self, execution: Execution) -> None:
        """Let the last test fail for what the program did after it had answered: accepted needs a clean end."""
        last = self.cases.get(len(self.tests) - 1)
        if last is None or last.verdict is not Verdict.AC or execution.failure is None:
            return
        self.cases[last.index] = replace(
            last,
            verdict=execution.failure.verdict,
            message=f"after its last answer: {execution.failure.message}",
            stderr=storable(execution.stderr),
        )

    def _case(self, execution: Execution) -> CaseOutcome:
        test = self.tests[execution.index]
        verdict, message = self._judged(test, execution)
        # What it wrote on a hidden test that it passed, nobody will read; to make text of it would be most of the work.
        is_read = test.is_sample or verdict is not Verdict.AC
        return CaseOutcome(
            index=execution.index,
            name=test.name,
            is_sample=test.is_sample,
            verdict=verdict,
            time_ms=round(execution.cpu_time_s * 1000),
            wall_ms=round(execution.wall_time_s * 1000),
            memory_kb=execution.memory_kb,
            input=storable(test.input) if test.is_sample else "",
            expected=storable(test.answer) if test.is_sample else "",
            actual=storable(execution.output) if is_read else "",
            stdout=storable(execution.stdout) if is_read and not self.answers_on_stdout else "",
            stderr=storable(execution.stderr) if is_read else "",
            # A checker quotes the answer: half a surrogate pair in it is no text.
            message=storable(message.encode("utf-8", "surrogatepass")),
        )

    def _judged(self, test: TestCase, execution: Execution) -> tuple[Verdict, str]:
        failure = execution.failure
        if failure is None and self.program.limits.is_over_time(execution):
            failure = Failure(Verdict.TLE, over_time(execution.cpu_time_s, self.program.limits))
        if failure is not None:
            return failure.verdict, failure.message
        note = self.notes.get(execution.index)
        if note is not None:
            return Verdict.AC, note
        checked = self.comparison.check(test, execution.output)
        return (Verdict.AC if checked.is_correct else Verdict.WA), checked.message


def _time_taken(execution: Execution) -> float:
    is_killed = execution.ending in {Ending.CPU_TIME, Ending.WALL_TIME}
    return float("inf") if is_killed else execution.cpu_time_s
