from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from judge.sandbox.box import Ending, Job, Record
from judge.sandbox.errors import BoxLost, EngineUnavailable, ImageMissing, IsolationMissing
from judge.sandbox.fake import FakeSandbox, ended, exited, record
from judge.submissions import progress
from judge.submissions.engine import engine
from judge.submissions.lease import claim_next
from judge.submissions.lifecycle import held, put_back
from judge.submissions.models import CaseResult, Judgement, OutboxEvent, Status, Submission
from judge.submissions.parking import park, put_back_parked
from judge.submissions.process import IMAGE_WITHIN, judge_next
from judge.submissions.sweep import take_back_expired
from problems.models import ReferenceSolution
from tests.factories import make_problem, make_submission

ANSWERS = [b"[0,1]", b"[1,2]", b"[0,1]"]

pytestmark = pytest.mark.django_db


def right() -> list[Record]:
    return [record(index, value) for index, value in enumerate(ANSWERS)]


def queued(**fields: object) -> Submission:
    return make_submission(verdict=None, **fields)  # type: ignore[arg-type]  # passed through


def script(sandbox: FakeSandbox, *records: Record) -> None:
    """Let the next judging give these records."""
    sandbox.serves.append(list(records))


def due_again(submission: Submission) -> None:
    """Let the back-off be over, and the worker rested."""
    Judgement.objects.filter(submission=submission).update(retry_at=None)
    engine._rests_until = 0.0


def test_an_accepted_submission_is_written_whole(sandbox: FakeSandbox) -> None:
    submission = queued()
    script(sandbox, *right())
    assert judge_next()
    judgement = submission.judgement
    assert (judgement.status, judgement.verdict) == (Status.DONE, "AC")
    assert (judgement.passed_tests, judgement.total_tests, judgement.done_tests) == (3, 3, 3)
    assert judgement.lease_expires_at is None
    assert judgement.judged_at is not None
    assert judgement.image_id == "sha256:fake"
    event = OutboxEvent.objects.get()
    assert event.payload["submission_id"] == str(submission.pk)
    assert event.payload["verdict"] == "AC"


def test_texts_are_kept_of_samples_and_of_the_first_failure_alone(sandbox: FakeSandbox) -> None:
    submission = queued()
    wrong = [record(0, ANSWERS[0]), record(1, b"[7,7]", stdout=b"hm"), record(2, b"[8,8]")]
    script(sandbox, *wrong)
    judge_next()
    sample, failed = submission.judgement.cases.all()
    assert (sample.ordinal, sample.input, sample.expected) == (0, "[2,7,11,15]\n9\n", "[0,1]\n")
    assert (failed.ordinal, failed.actual, failed.stdout) == (1, "[7,7]", "hm")
    assert (failed.input, failed.expected) == ("", "")
    ((ordinal, verdict, *_),) = submission.judgement.terse_cases
    assert (ordinal, verdict) == (2, "WA")


def test_nothing_waiting_is_no_work(sandbox: FakeSandbox) -> None:
    assert not judge_next()
    queued()
    assert not judge_next(["run"])


def test_the_oldest_comes_first(sandbox: FakeSandbox) -> None:
    first, second = queued(), queued()
    script(sandbox, *right())
    judge_next()
    assert first.judgement.status == Status.DONE
    assert second.judgement.status == Status.QUEUED


def test_a_message_delivered_twice_judges_once(sandbox: FakeSandbox) -> None:
    queued()
    script(sandbox, *right())
    assert judge_next()
    assert not judge_next()
    assert OutboxEvent.objects.count() == 1


def test_a_run_is_judged_and_never_counts(sandbox: FakeSandbox) -> None:
    submission = queued(kind="run")
    script(sandbox, record(0, ANSWERS[0]))
    judge_next(["run"])
    assert submission.judgement.verdict == "AC"
    assert not OutboxEvent.objects.exists()


def test_own_inputs_stand_next_to_the_authors_answers(sandbox: FakeSandbox) -> None:
    problem = make_problem()
    ReferenceSolution.objects.create(
        version=problem.current_version,
        path="accepted/author.py",
        language="python",
        files={"author.py": "the author's"},
        expected=["AC"],
    )
    ReferenceSolution.objects.create(
        version=problem.current_version,
        path="wrong_answer/author.py",
        language="python",
        files={"author.py": "wrong"},
        expected=["WA"],
    )
    submission = queued(problem=problem, kind="run", inputs=["[5,6]\n11\n"])
    script(sandbox, record(0, b"[0,1]"))
    script(sandbox, record(0, b"[1,1]"))
    judge_next(["run"])
    (case,) = submission.judgement.cases.all()
    assert (case.input, case.expected, case.actual) == ("[5,6]\n11\n", "[0,1]", "[1,1]")
    assert case.verdict == "WA"
    assert b"the author's" in sandbox.jobs[0].files.values()


def test_a_dead_engine_burns_no_attempts_and_the_worker_rests(sandbox: FakeSandbox) -> None:
    submission = queued()
    script(sandbox, *right())
    for attempt in range(1, 6):
        sandbox.failure = EngineUnavailable("no engine")
        assert judge_next()
        judgement = submission.judgement
        assert judgement.status == Status.QUEUED
        assert judgement.retry_at is not None
        assert "no engine" in judgement.failure
        assert judgement.attempt == judgement.forgiven_attempts == attempt
        sandbox.failure = None
        assert not judge_next()  # it rests
        due_again(submission)
        assert engine.may_claim()  # the engine is back, and dies again
    assert judge_next()
    assert submission.judgement.verdict == "AC"
    assert submission.judgement.failure == ""


def test_nothing_is_claimed_before_the_engine_answers_again(sandbox: FakeSandbox) -> None:
    submission = queued()
    sandbox.failure = EngineUnavailable("no engine")
    assert judge_next()
    for _ in range(5):
        due_again(submission)
        assert not judge_next()
    assert submission.judgement.attempt == 1
    sandbox.failure = None
    script(sandbox, *right())
    due_again(submission)
    assert judge_next()
    assert submission.judgement.verdict == "AC"


def test_without_walls_nothing_is_judged_nobody_gets_a_verdict_and_the_worker_ends(
    sandbox: FakeSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[IsolationMissing] = []
    monkeypatch.setattr(engine, "on_refusal", ends.append)
    submission = queued()
    sandbox.failure = IsolationMissing("no seccomp")
    assert judge_next()
    judgement = submission.judgement
    assert (judgement.status, judgement.verdict) == (Status.QUEUED, None)
    assert "no seccomp" in judgement.failure
    assert [str(reason) for reason in ends] == ["no seccomp"]
    due_again(submission)
    assert not judge_next()  # nor does it claim anything while it ends


def test_walls_that_one_language_alone_lacks_do_not_stop_the_others(
    sandbox: FakeSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "on_refusal", lambda _: pytest.fail("the worker was ended"))
    submission = queued()
    sandbox.serves.append(IsolationMissing("a set-uid file"))
    judge_next()
    assert (submission.judgement.verdict, submission.judgement.is_parked) == ("IE", True)
    other = queued()
    script(sandbox, *right())
    assert judge_next()
    assert other.judgement.verdict == "AC"


def test_a_lost_box_is_tried_again_and_parked_after_three_attempts(sandbox: FakeSandbox) -> None:
    submission = queued()
    for attempt in (1, 2, 3):
        sandbox.serves.append(BoxLost("the supervisor died"))
        assert judge_next()
        assert submission.judgement.attempt == attempt
        due_again(submission)
    judgement = submission.judgement
    assert (judgement.status, judgement.verdict, judgement.is_parked) == (Status.DONE, "IE", True)
    assert "the supervisor died" in judgement.failure
    assert "supervisor" not in judgement.message  # the solver learns that it was not the program
    assert not judge_next()


def test_one_that_was_put_back_waits_its_back_off(sandbox: FakeSandbox) -> None:
    submission = queued()
    sandbox.serves.append(BoxLost("gone"))
    judge_next()
    assert submission.judgement.retry_at is not None
    assert not judge_next()


def test_an_image_that_is_still_being_built_is_waited_for(sandbox: FakeSandbox) -> None:
    submission = queued()
    sandbox.failure = ImageMissing("`make images`")
    for _ in range(5):
        judge_next()
        assert submission.judgement.status == Status.QUEUED
        assert "make images" in submission.judgement.failure
        due_again(submission)
    sandbox.failure = None
    script(sandbox, *right())
    judge_next()
    assert submission.judgement.verdict == "AC"


def test_an_image_that_does_not_come_is_no_reason_to_wait_for_ever(sandbox: FakeSandbox) -> None:
    submission = queued()
    Judgement.objects.update(created_at=timezone.now() - IMAGE_WITHIN)
    sandbox.failure = ImageMissing("`make images`")
    judge_next()
    assert submission.judgement.is_parked
    assert "make images" in submission.judgement.failure


def test_a_bug_of_ours_is_no_verdict_of_theirs(
    sandbox: FakeSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = queued()

    def broken(*args: object, **kwargs: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr("judge.submissions.process.judge", broken)
    judge_next()
    assert submission.judgement.status == Status.QUEUED
    assert "ZeroDivisionError: ours" in submission.judgement.failure


def test_a_crashing_program_is_a_verdict_and_not_tried_again(sandbox: FakeSandbox) -> None:
    submission = queued()
    script(sandbox, Record.ending(0, ended(Ending.SIGNALED, signal=11)))
    judge_next()
    assert submission.judgement.verdict == "RE"
    assert submission.judgement.message == "Test 1: killed by signal 11 (SIGSEGV)"


def test_a_source_that_cannot_be_read_is_a_compile_error_without_tests(
    sandbox: FakeSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "EVERY_S", 0.0)
    submission = queued()
    script(sandbox, Record.ending(0, exited(1, stderr=b"SyntaxError")))
    sandbox.runs.append(exited(1, stderr=b"solution.py, line 1: SyntaxError"))
    judge_next()
    judgement = submission.judgement
    assert (judgement.status, judgement.verdict) == (Status.DONE, "CE")
    assert judgement.compile_output == "solution.py, line 1: SyntaxError"
    assert judgement.done_tests == 0
    assert not CaseResult.objects.filter(judgement=judgement).exists()


def test_a_language_that_is_gone_is_parked(sandbox: FakeSandbox) -> None:
    submission = queued(language="cobol")
    judge_next()
    assert submission.judgement.is_parked
    assert "cobol" in submission.judgement.failure


def test_parked_ones_are_put_back_with_fresh_attempts(sandbox: FakeSandbox) -> None:
    submission = queued(judgement={"attempt": 2})
    judgement = claim_next()
    assert judgement is not None
    park(judgement, reason="three times lost")
    assert put_back_parked(Judgement.objects.all()) == 1
    assert put_back_parked(Judgement.objects.all()) == 0
    sandbox.serves.append(BoxLost("again"))
    judge_next()
    assert submission.judgement.status == Status.QUEUED
    due_again(submission)
    script(sandbox, *right())
    judge_next()
    assert submission.judgement.verdict == "AC"
    assert not submission.judgement.is_parked


def test_a_zombie_that_finishes_late_is_fenced_off(sandbox: FakeSandbox) -> None:
    submission = queued()

    def stalls(job: Job, header: bytes, tests: list[bytes]) -> Iterator[Record]:
        """Lose the lease in the middle: another worker takes the row and finishes first."""
        Judgement.objects.update(lease_expires_at=timezone.now() - timedelta(seconds=1))
        assert take_back_expired() == 1
        script(sandbox, Record.ending(0, exited(1)))
        sandbox.runs.append(exited())  # its source is in order
        assert judge_next()
        yield from right()

    sandbox.serves.append(stalls)
    judge_next()
    judgement = submission.judgement
    assert (judgement.attempt, judgement.verdict) == (2, "RE")
    assert OutboxEvent.objects.count() == 1
    assert CaseResult.objects.filter(judgement=judgement).count() == 1


def test_a_judging_stops_when_it_notices_that_its_lease_is_gone(
    sandbox: FakeSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued()
    monkeypatch.setattr(progress, "EVERY_S", 0.0)
    reached: list[int] = []

    def goes_on(job: Job, header: bytes, tests: list[bytes]) -> Iterator[Record]:
        for one in right():
            reached.append(one.index)
            put_back(Judgement.objects.all(), reason="It hung.", is_forgiven=False)
            yield one

    sandbox.serves.append(goes_on)
    judge_next()
    assert reached == [0]
    assert Judgement.objects.get().verdict is None


def test_progress_is_written_while_it_runs(
    sandbox: FakeSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued(language="cpp")
    monkeypatch.setattr(progress, "EVERY_S", 0.0)
    seen: list[tuple[str, int, int]] = []

    def look() -> None:
        row = Judgement.objects.get()
        seen.append((row.status, row.done_tests, row.total_tests))

    def compiles(job: Job) -> object:
        look()
        return exited()

    def runs(job: Job, header: bytes, tests: list[bytes]) -> Iterator[Record]:
        for one in right():
            look()
            yield one

    sandbox.runs.append(compiles)  # type: ignore[arg-type]  # a Result
    sandbox.serves.append(runs)
    judge_next()
    assert seen == [("compiling", 0, 3), ("running", 0, 3), ("running", 1, 3), ("running", 2, 3)]


def test_a_rejudged_result_takes_the_place_of_the_old_one_when_it_is_done(
    sandbox: FakeSandbox,
) -> None:
    submission = make_submission(verdict="WA")
    old = submission.judgement
    new = Judgement.objects.create(
        submission=submission, version=old.version, queue="rejudge", is_current=False
    )
    script(sandbox, *right())
    judge_next()
    assert submission.judgement == new
    assert submission.judgement.verdict == "AC"
    old.refresh_from_db()
    assert (old.is_current, old.verdict) == (False, "WA")


def test_a_rejudge_that_fails_on_our_side_leaves_the_old_result(sandbox: FakeSandbox) -> None:
    submission = make_submission(verdict="WA")
    old = submission.judgement
    Judgement.objects.create(
        submission=submission, version=old.version, queue="rejudge", is_current=False
    )
    sandbox.failure = ImageMissing("no image")
    judge_next()
    assert submission.judgement == old


def test_an_older_judgement_that_ends_later_does_not_take_over(sandbox: FakeSandbox) -> None:
    submission = queued()
    older = submission.judgement
    newer = Judgement.objects.create(
        submission=submission, version=older.version, queue="rejudge", is_current=False
    )
    script(sandbox, *right())
    judge_next(["rejudge"])
    assert submission.judgement == newer
    script(sandbox, Record.ending(0, exited(1)))
    sandbox.runs.append(exited())  # its source is in order
    judge_next()
    assert submission.judgement == newer


def test_a_claim_that_was_lost_can_write_nothing(sandbox: FakeSandbox) -> None:
    queued()
    judgement = claim_next()
    assert judgement is not None
    assert held(judgement).exists()
    put_back(held(judgement), reason="It hung.", is_forgiven=False)
    assert claim_next() is not None
    assert not held(judgement).exists()
    assert not park(judgement, reason="late")
    assert Judgement.objects.get().verdict is None
