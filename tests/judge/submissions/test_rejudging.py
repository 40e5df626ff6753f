from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from judge.accounts.models import User
from judge.submissions import rejudging as module
from judge.submissions import results, sweep
from judge.submissions.errors import RejudgingRefused
from judge.submissions.lifecycle import finish as finish_row
from judge.submissions.lifecycle import held
from judge.submissions.models import (
    Judgement,
    OutboxEvent,
    Rejudging,
    RejudgingState,
    Status,
    Submission,
)
from judge.submissions.parking import park, put_back_parked
from judge.submissions.rejudge import rejudge_failed
from judge.submissions.rejudging import Effect, apply, cancel, settle, start, undo
from judge.submissions.urgency import Queue
from problems.verdicts import Verdict
from tests.factories import (
    SIGNATURES,
    TESTS,
    make_problem,
    make_submission,
    make_user,
    make_version,
)
from tests.judge.submissions.judged import claimed, end, end_all, finish, proposed

pytestmark = pytest.mark.django_db

REASON = "Test 7 was wrong."


def begun(by: User | None = None) -> Rejudging:
    """Start a rejudging of all submissions."""
    return start(Submission.objects.all(), reason=REASON, by=by or make_user())


def told() -> list[tuple[str, str]]:
    """Return the events that wait, as (submission, verdict)."""
    return [
        (row.payload["submission_id"], row.payload["verdict"])
        for row in OutboxEvent.objects.order_by("id")
    ]


def verdict_of(submission: Submission) -> str | None:
    """Return the verdict that counts."""
    return submission.judgements.get(is_current=True).verdict


class TestStarting:
    def test_it_proposes_a_judgement_by_the_current_version_beside_the_old_one(
        self, staff: User
    ) -> None:
        submission = make_submission(verdict="WA")
        newer = make_version(
            submission.problem, signature=SIGNATURES["function"], tests=TESTS["function"]
        )
        rejudging = begun(staff)
        assert (rejudging.state, rejudging.started_by, rejudging.reason) == (
            RejudgingState.JUDGING,
            staff,
            REASON,
        )
        added = proposed(submission)
        assert (added.version, added.queue, added.rejudging) == (newer, Queue.REJUDGE, rejudging)
        assert verdict_of(submission) == "WA"

    def test_what_waits_for_an_older_version_is_judged_by_the_new_one_as_well(self) -> None:
        submission = make_submission(verdict=None)
        with pytest.raises(RejudgingRefused):
            begun()
        make_version(submission.problem, signature=SIGNATURES["function"], tests=TESTS["function"])
        assert begun().judgements.count() == 1

    def test_it_leaves_out_runs_and_what_was_taken_back(self) -> None:
        make_submission(kind="run")
        make_submission(verdict=None, status=Status.CANCELLED)
        with pytest.raises(RejudgingRefused):
            begun()
        assert not Rejudging.objects.exists()

    def test_a_submission_is_in_one_open_rejudging(self) -> None:
        submission = make_submission()
        first = begun()
        end_all(first)
        make_submission()
        second = begun()
        assert first.state == RejudgingState.READY
        assert proposed(submission).rejudging == first
        assert second.judgements.count() == 1

    def test_the_database_holds_it_to_one_open_rejudging(self) -> None:
        submission = make_submission()
        first = begun()
        second = Rejudging.objects.create(reason=REASON)
        with pytest.raises(IntegrityError), transaction.atomic():
            Judgement.objects.create(
                submission=submission,
                version=proposed(submission).version,
                rejudging=second,
                is_proposed=True,
                is_current=False,
            )
        cancel(first, by=make_user())
        assert start(Submission.objects.all(), reason=REASON, by=make_user()).judgements.count()

    def test_a_proposed_judgement_is_never_current(self) -> None:
        submission = make_submission()
        begun()
        submission.judgements.update(is_current=False)
        with pytest.raises(IntegrityError), transaction.atomic():
            Judgement.objects.filter(is_proposed=True).update(is_current=True)


class TestJudging:
    def test_a_result_changes_nothing_and_is_told_to_nobody(self) -> None:
        submission = make_submission(verdict="WA")
        begun()
        new = end(proposed(submission), "AC")
        assert (new.is_current, new.verdict) == (False, "AC")
        assert verdict_of(submission) == "WA"
        assert told() == []

    def test_it_is_ready_when_the_last_judgement_is_done(self) -> None:
        first, last = make_submission(), make_submission()
        rejudging = begun()
        end(proposed(first))
        rejudging.refresh_from_db()
        assert rejudging.state == RejudgingState.JUDGING
        end(proposed(last))
        rejudging.refresh_from_db()
        assert rejudging.state == RejudgingState.READY

    def test_it_is_ready_when_the_last_judgement_is_parked(self) -> None:
        submission = make_submission(verdict="WA")
        rejudging = begun()
        park(claimed(proposed(submission)), reason="No engine.")
        rejudging.refresh_from_db()
        assert rejudging.state == RejudgingState.READY
        assert told() == []

    def test_the_sweeper_finds_what_nobody_looked_after(self, quiet_sweep: None) -> None:
        submission = make_submission()
        make_submission()
        rejudging = begun()
        Judgement.objects.filter(is_proposed=True).exclude(submission=submission).update(
            status=Status.CANCELLED
        )
        sweep.sweep()
        rejudging.refresh_from_db()
        assert rejudging.state == RejudgingState.JUDGING
        finish_row(held(claimed(proposed(submission))), Verdict.AC)
        sweep.sweep()
        rejudging.refresh_from_db()
        assert rejudging.state == RejudgingState.READY

    def test_one_that_was_parked_can_be_put_back(self) -> None:
        submission = make_submission(verdict="WA")
        rejudging = begun()
        park(claimed(proposed(submission)), reason="No engine.")
        assert put_back_parked(Judgement.objects.all()) == 1
        rejudging.refresh_from_db()
        assert rejudging.state == RejudgingState.JUDGING
        end(proposed(submission), "AC")
        rejudging.refresh_from_db()
        assert rejudging.state == RejudgingState.READY
        apply(rejudging, by=make_user())
        assert verdict_of(submission) == "AC"


class TestApplying:
    def test_all_new_judgements_become_current_and_the_old_ones_stay(self, staff: User) -> None:
        wrong, right = make_submission(verdict="WA"), make_submission(verdict="AC")
        old = wrong.judgement
        rejudging = begun()
        end_all(rejudging, "AC")
        effect = apply(rejudging, by=staff)
        assert (effect.moved, effect.changed, effect.left_alone) == (2, 1, 0)
        assert (verdict_of(wrong), verdict_of(right)) == ("AC", "AC")
        new = wrong.judgements.get(is_current=True)
        assert (new.rejudging, new.replaces, new.is_proposed) == (rejudging, old, False)
        old.refresh_from_db()
        assert (old.is_current, old.verdict) == (False, "WA")
        assert (rejudging.state, rejudging.decided_by) == (RejudgingState.APPLIED, staff)

    def test_an_event_tells_of_each_submission_that_changed(self) -> None:
        solved, partly = make_submission(verdict="WA"), make_submission(verdict="WA")
        make_submission(verdict="AC")
        rejudging = begun()
        end(proposed(partly), "WA", passed=1)
        end_all(rejudging, "AC")
        apply(rejudging, by=make_user())
        assert sorted(told()) == sorted([(str(solved.pk), "AC"), (str(partly.pk), "WA")])

    def test_watchers_are_told_after_the_commit(
        self,
        monkeypatch: pytest.MonkeyPatch,
        django_capture_on_commit_callbacks: Callable[..., Any],
    ) -> None:
        submission = make_submission(verdict="WA")
        rejudging = begun()
        end_all(rejudging)
        pushed: list[object] = []
        monkeypatch.setattr(module, "push_all", pushed.extend)
        monkeypatch.setattr(module, "announce_events", lambda: pushed.append("events"))
        with django_capture_on_commit_callbacks(execute=True):
            apply(rejudging, by=make_user())
            assert pushed == []
        assert pushed == [submission.pk, "events"]

    def test_an_internal_error_leaves_the_old_verdict(self) -> None:
        submission = make_submission(verdict="WA")
        rejudging = begun()
        end_all(rejudging, "IE")
        effect = apply(rejudging, by=make_user())
        assert (effect.moved, effect.changed, effect.left_alone) == (0, 0, 0)
        assert verdict_of(submission) == "WA"

    def test_one_put_back_after_it_was_applied_counts_when_it_is_done_and_can_be_undone(
        self,
    ) -> None:
        submission = make_submission(verdict="WA")
        rejudging = begun()
        new = proposed(submission)
        park(claimed(new), reason="No engine.")
        rejudging.refresh_from_db()
        apply(rejudging, by=make_user())
        assert put_back_parked(Judgement.objects.all()) == 1
        new.refresh_from_db()
        end(new, "AC")
        assert verdict_of(submission) == "AC"
        assert undo(rejudging, by=make_user()).moved == 1
        assert verdict_of(submission) == "WA"

    @pytest.mark.parametrize("state", ["judging", "applied", "cancelled"])
    def test_it_is_refused_unless_it_is_ready(self, state: str) -> None:
        submission = make_submission(verdict="WA")
        rejudging = begun()
        if state == "applied":
            end_all(rejudging)
            apply(rejudging, by=make_user())
        elif state == "cancelled":
            cancel(rejudging, by=make_user())
        before = list(Judgement.objects.order_by("id").values())
        with pytest.raises(RejudgingRefused, match=state):
            apply(rejudging, by=make_user())
        assert list(Judgement.objects.order_by("id").values()) == before
        assert submission.judgements.filter(is_current=True).count() == 1

    def test_a_newer_judgement_is_left_alone_and_named(self) -> None:
        submission, other = make_submission(verdict="IE"), make_submission(verdict="WA")
        rejudging = begun()
        assert rejudge_failed(Submission.objects.all()) == 1
        end_all(rejudging, "AC")
        newer = submission.judgements.get(is_proposed=False, status=Status.QUEUED)
        end(newer, "TLE")
        effect = apply(rejudging, by=make_user())
        assert (effect.moved, effect.left_alone) == (1, 1)
        assert rejudging.left_alone == [str(submission.pk)]
        assert (verdict_of(submission), verdict_of(other)) == ("TLE", "AC")

    def test_one_that_is_being_judged_for_the_first_time_is_left_alone(self) -> None:
        submission = make_submission(verdict=None)
        first = submission.judgement
        make_version(submission.problem, signature=SIGNATURES["function"], tests=TESTS["function"])
        rejudging = begun()
        end(proposed(submission))
        rejudging.refresh_from_db()
        assert apply(rejudging, by=make_user()).left_alone == 1
        end(first, "WA")
        assert verdict_of(submission) == "WA"

    def test_what_it_costs_does_not_grow_with_the_submissions(
        self, django_assert_max_num_queries: Callable[..., Any]
    ) -> None:
        user, problem = make_user(), make_problem()
        for _ in range(30):
            make_submission(user, problem, verdict="WA")
        rejudging = begun(user)
        end_all(rejudging)
        with django_assert_max_num_queries(20):
            assert apply(rejudging, by=user).changed == 30
        with django_assert_max_num_queries(20):
            assert undo(rejudging, by=user).changed == 30


class TestUndoing:
    def test_the_judgements_from_before_are_current_again(self, staff: User) -> None:
        submission = make_submission(verdict="WA")
        old = submission.judgement
        rejudging = begun()
        end_all(rejudging, "AC")
        apply(rejudging, by=make_user())
        OutboxEvent.objects.all().delete()
        effect = undo(rejudging, by=staff)
        assert (effect.moved, effect.changed, effect.left_alone) == (1, 1, 0)
        assert submission.judgements.get(is_current=True) == old
        assert told() == [(str(submission.pk), "WA")]
        assert (rejudging.state, rejudging.undone_by) == (RejudgingState.UNDONE, staff)

    def test_it_restores_exactly_what_was_current_and_not_the_newest_but_one(self) -> None:
        submission = make_submission(verdict="WA")
        old = submission.judgement
        failed = begun()
        end_all(failed, "TLE")
        cancel(failed, by=make_user())
        rejudging = begun()
        end_all(rejudging, "AC")
        apply(rejudging, by=make_user())
        undo(rejudging, by=make_user())
        assert submission.judgements.get(is_current=True) == old

    def test_what_a_later_rejudging_replaced_is_left_alone_and_named(self) -> None:
        submission = make_submission(verdict="WA")
        first = begun()
        end_all(first, "AC")
        apply(first, by=make_user())
        second = begun()
        end_all(second, "TLE")
        apply(second, by=make_user())
        effect = undo(first, by=make_user())
        assert (effect.moved, effect.left_alone) == (0, 1)
        assert first.left_alone == [str(submission.pk)]
        assert verdict_of(submission) == "TLE"
        undo(second, by=make_user())
        assert verdict_of(submission) == "AC"

    @pytest.mark.parametrize("state", ["judging", "ready for review", "undone"])
    def test_it_is_refused_unless_it_is_applied(self, state: str) -> None:
        make_submission(verdict="WA")
        rejudging = begun()
        if state != "judging":
            end_all(rejudging)
        if state == "undone":
            apply(rejudging, by=make_user())
            undo(rejudging, by=make_user())
        before = list(Judgement.objects.order_by("id").values())
        with pytest.raises(RejudgingRefused, match=state):
            undo(rejudging, by=make_user())
        assert list(Judgement.objects.order_by("id").values()) == before

    def test_one_that_was_put_back_and_waits_is_not_judged_any_more(self) -> None:
        submission = make_submission(verdict="WA")
        rejudging = begun()
        new = proposed(submission)
        park(claimed(new), reason="No engine.")
        rejudging.refresh_from_db()
        apply(rejudging, by=make_user())
        put_back_parked(Judgement.objects.all())
        undo(rejudging, by=make_user())
        new.refresh_from_db()
        assert new.status == Status.CANCELLED

    def test_what_it_found_cannot_be_put_back_any_more(self) -> None:
        make_submission(verdict="WA")
        rejudging = begun()
        park(claimed(Judgement.objects.get(is_proposed=True)), reason="No engine.")
        rejudging.refresh_from_db()
        apply(rejudging, by=make_user())
        undo(rejudging, by=make_user())
        assert put_back_parked(Judgement.objects.all()) == 0

    def test_a_parked_judgement_that_was_replaced_is_not_put_back(self) -> None:
        submission = make_submission(verdict="IE", judgement={"is_parked": True})
        rejudging = begun()
        end_all(rejudging)
        apply(rejudging, by=make_user())
        assert put_back_parked(Judgement.objects.all()) == 0
        undo(rejudging, by=make_user())
        assert put_back_parked(Judgement.objects.all()) == 1
        assert submission.judgements.get(is_current=True).status == Status.QUEUED


class TestCancelling:
    def test_what_waits_is_cancelled_and_nothing_changes(self, staff: User) -> None:
        done, waits = make_submission(verdict="WA"), make_submission(verdict="WA")
        rejudging = begun()
        end(proposed(done))
        assert cancel(rejudging, by=staff) == 1
        assert (rejudging.state, rejudging.decided_by) == (RejudgingState.CANCELLED, staff)
        assert (verdict_of(done), verdict_of(waits)) == ("WA", "WA")
        assert rejudging.judgements.get(submission=waits).status == Status.CANCELLED
        assert told() == []
        assert begun().judgements.count() == 2

    def test_a_worker_in_the_middle_of_one_loses_its_claim(self) -> None:
        submission = make_submission(verdict="WA")
        rejudging = begun()
        judgement = claimed(proposed(submission))
        cancel(rejudging, by=make_user())
        assert not held(judgement).exists()
        assert verdict_of(submission) == "WA"

    def test_it_is_refused_once_it_is_applied(self) -> None:
        make_submission(verdict="WA")
        rejudging = begun()
        end_all(rejudging)
        apply(rejudging, by=make_user())
        with pytest.raises(RejudgingRefused, match="applied"):
            cancel(rejudging, by=make_user())


def together(*deeds: Callable[[], object]) -> list[object]:
    """Do all at once, each in a thread of its own; return what each gave, or raised."""
    line = threading.Barrier(len(deeds))
    given: list[object] = [None] * len(deeds)

    def act(number: int) -> None:
        line.wait()
        try:
            given[number] = deeds[number]()
        except Exception as error:
            given[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=[number]) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def wait_to_be_waited_for() -> None:
    """Inside a transaction: return as soon as another one waits for it to end."""
    with connection.cursor() as cursor:
        while True:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE NOT granted"
                " AND locktype = 'transactionid' AND transactionid = pg_current_xact_id()::xid"
            )
            if cursor.fetchone()[0]:
                return


@pytest.mark.django_db(transaction=True)
class TestRaces:
    def test_two_workers_end_the_last_two_judgements_at_once(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        submissions = [make_submission(verdict="WA") for _ in range(2)]
        rejudging = begun()
        # Both have written and neither has committed: none can see the other's result.
        line = threading.Barrier(2)
        conclude = results.conclude

        def slow(*args: Any) -> None:
            conclude(*args)
            line.wait()

        monkeypatch.setattr(results, "conclude", slow)
        judgements = [proposed(each) for each in submissions]
        together(*[lambda each=each: end(each) for each in judgements])
        rejudging.refresh_from_db()
        assert rejudging.state == RejudgingState.READY

    def test_of_two_who_apply_one_does(self) -> None:
        submission = make_submission(verdict="WA")
        rejudging = begun()
        end_all(rejudging)
        by = make_user()
        copies = [Rejudging.objects.get() for _ in range(4)]
        given = together(*[lambda each=each: apply(each, by=by) for each in copies])
        assert sum(isinstance(each, RejudgingRefused) for each in given) == 3
        assert len(told()) == 1
        assert submission.judgements.filter(is_current=True).count() == 1

    def test_apply_and_cancel_at_once_do_one_of_the_two(self) -> None:
        submission = make_submission(verdict="WA")
        rejudging = begun()
        end_all(rejudging)
        by = make_user()
        applied, cancelled = together(
            lambda: apply(Rejudging.objects.get(), by=by),
            lambda: cancel(Rejudging.objects.get(), by=by),
        )
        assert isinstance(applied, RejudgingRefused) is not isinstance(cancelled, RejudgingRefused)
        rejudging.refresh_from_db()
        is_applied = rejudging.state == RejudgingState.APPLIED
        assert verdict_of(submission) == ("AC" if is_applied else "WA")

    def test_apply_while_a_newer_judgement_ends(self) -> None:
        submissions = [make_submission(verdict="IE") for _ in range(8)]
        rejudging = begun()
        rejudge_failed(Submission.objects.all())
        end_all(rejudging, "WA")
        newer = list(Judgement.objects.filter(status=Status.QUEUED))
        by = make_user()
        given = together(
            lambda: apply(rejudging, by=by),
            *[lambda each=each: end(each, "AC") for each in newer],
        )
        assert not [each for each in given if isinstance(each, Exception)]
        # Whoever came first, the newest judgement counts.
        assert [verdict_of(each) for each in submissions] == ["AC"] * 8

    def test_undo_while_one_that_was_put_back_ends(self, monkeypatch: pytest.MonkeyPatch) -> None:
        submission = make_submission(verdict="WA")
        rejudging = begun()
        new = proposed(submission)
        park(claimed(new), reason="No engine.")
        rejudging.refresh_from_db()
        apply(rejudging, by=make_user())
        put_back_parked(Judgement.objects.all())
        new.refresh_from_db()
        claimed(new)
        by = make_user()
        has_written = threading.Event()
        lock = results.lock_submissions

        def late(ids: Any) -> None:
            has_written.set()
            wait_to_be_waited_for()
            lock(ids)

        def undo_then() -> object:
            has_written.wait()
            return undo(rejudging, by=by)

        # The worker holds its judgement and wants the submission, when undo comes and wants both.
        monkeypatch.setattr(results, "lock_submissions", late)
        undone, is_written = together(undo_then, lambda: finish(new, "AC"))
        assert is_written is True
        assert isinstance(undone, Effect)
        assert undone.moved == 1
        assert verdict_of(submission) == "WA"

    def test_one_put_back_while_the_last_ends_keeps_it_judging(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        submission = make_submission(verdict="WA")
        rejudging = begun()
        new = proposed(submission)
        park(claimed(new), reason="No engine.")
        Rejudging.objects.update(state=RejudgingState.JUDGING)  # a worker that is about to look
        lock = module._lock

        def late(pk: int) -> Rejudging:
            monkeypatch.setattr(module, "_lock", lock)
            put_back_parked(Judgement.objects.all())
            return lock(pk)

        monkeypatch.setattr(module, "_lock", late)
        assert settle(Rejudging.objects.all()) == 0
        rejudging.refresh_from_db()
        assert rejudging.state == RejudgingState.JUDGING

    def test_two_rejudgings_that_start_at_once_share_no_submission(self) -> None:
        for _ in range(10):
            make_submission()
        by = make_user()
        given = together(*[lambda: start(Submission.objects.all(), reason=REASON, by=by)] * 3)
        assert sum(isinstance(each, RejudgingRefused) for each in given) == 2
        assert Judgement.objects.filter(is_proposed=True).count() == 10


@pytest.fixture
def quiet_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the sweeper look, and send no messages."""
    monkeypatch.setattr(sweep, "send_missing", lambda queue: 0)
