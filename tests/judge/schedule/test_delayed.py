from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from judge.schedule import backoff, delayed, later
from judge.schedule.failure import LONGEST_TRACEBACK, Failure
from judge.schedule.job import RESEND
from judge.schedule.models import DeadLetter, DelayedTask
from judge.schedule.tasks import run_delayed
from tests.judge.schedule.conftest import TASK, Work, let_time_pass

pytestmark = pytest.mark.django_db


def put_down(key: str = "one", *, in_s: float = -1) -> DelayedTask:
    later(TASK, ["a", 1], timezone.now() + timedelta(seconds=in_s), key)
    return DelayedTask.objects.get(key=key)


def send_and_run() -> int:
    """Do what a scheduler and a worker do; return how many messages were sent."""
    due = delayed.take_due()
    for one in due:
        run_delayed(one.id)
    return len(due)


def put_off() -> None:
    later(TASK, ["again"], timezone.now() + timedelta(hours=1), "one")


def test_it_runs_when_it_is_due_and_once(work: Work) -> None:
    put_down(in_s=60)
    assert send_and_run() == 0
    let_time_pass(timedelta(seconds=61))
    assert send_and_run() == 1
    assert work.done == [["a", 1]]
    assert not DelayedTask.objects.exists()


def test_one_of_a_key_waits_and_the_newest_counts(work: Work) -> None:
    put_down(in_s=60)
    later(TASK, ["b"], timezone.now(), "one")
    assert send_and_run() == 1
    assert work.done == [["b"]]


def test_a_message_that_comes_twice_does_nothing_more(work: Work) -> None:
    row = put_down()
    run_delayed(row.pk)
    run_delayed(row.pk)
    assert work.done == [["a", 1]]


def test_a_message_that_was_lost_is_sent_again_and_not_before_a_while(work: Work) -> None:
    put_down()
    assert len(delayed.take_due()) == 1
    assert delayed.take_due() == []
    let_time_pass(RESEND + timedelta(seconds=1))
    assert send_and_run() == 1
    assert work.done == [["a", 1]]


def test_a_task_may_put_itself_off_by_its_own_key(work: Work) -> None:
    put_down()
    work.before = put_off
    send_and_run()
    (row,) = DelayedTask.objects.all()
    assert (row.args, row.tries, row.claim) == (["again"], 0, None)
    assert row.due_at is not None
    assert row.due_at > timezone.now() + timedelta(minutes=59)


def test_one_that_put_itself_off_and_then_failed_keeps_its_own_time(work: Work) -> None:
    put_down()

    def put_off_and_fail() -> None:
        put_off()
        work.fail()

    work.before = put_off_and_fail
    send_and_run()
    (row,) = DelayedTask.objects.all()
    assert (row.args, row.tries) == (["again"], 0)


def test_one_that_fails_is_tried_again_after_growing_pauses_and_is_dead_in_the_end(
    work: Work,
) -> None:
    put_down()
    work.before = work.fail
    for failed in range(1, backoff.TRIES):
        assert send_and_run() == 1
        row = DelayedTask.objects.get()
        assert row.tries == failed
        assert row.due_at is not None
        assert row.last_failed_at is not None
        assert row.last_failed_at < row.due_at <= row.last_failed_at + backoff.LONGEST
        assert send_and_run() == 0
        let_time_pass(backoff.LONGEST)
    assert send_and_run() == 1
    (letter,) = DeadLetter.objects.all()
    assert (letter.tries, letter.error) == (backoff.TRIES, "RuntimeError: not now")
    assert letter.first_failed_at is not None
    let_time_pass(timedelta(days=1))
    assert send_and_run() == 0


def test_what_is_kept_of_an_error_names_its_cause_and_no_variables_value(work: Work) -> None:
    put_down()
    work.before = work.fail
    send_and_run()
    kept = DelayedTask.objects.get().traceback
    assert "ValueError: the reason" in kept
    assert "in fail" in kept
    assert "A VARIABLE'S VALUE" not in kept


def test_a_task_that_nobody_knows_any_more_fails_like_others() -> None:
    put_down()
    send_and_run()
    assert "NotRegistered" in DelayedTask.objects.get().error


def test_what_a_killed_worker_had_is_tried_again_and_counts_as_a_failure(work: Work) -> None:
    row = put_down()
    delayed.take_due()
    DelayedTask.objects.update(
        claim="0197a0e8-0000-7000-8000-000000000000",
        claimed_until=timezone.now() + timedelta(seconds=settings.LEASE_S),
    )
    assert delayed.take_back_lost() == 0
    run_delayed(row.pk)
    assert work.done == []
    let_time_pass(timedelta(seconds=settings.LEASE_S + 1))
    assert delayed.take_back_lost() == 1
    row.refresh_from_db()
    assert (row.tries, row.claim) == (1, None)
    let_time_pass(backoff.FIRST)
    assert send_and_run() == 1
    assert work.done == [["a", 1]]


def dead(*keys: str) -> None:
    for key in keys:
        put_down(key)
    DelayedTask.objects.update(due_at=None, tries=backoff.TRIES, last_failed_at=timezone.now())


def test_a_dead_letter_is_put_back_once_and_has_all_its_tries_again(work: Work) -> None:
    dead("one", "two")
    letters = DeadLetter.objects.filter(key="one")
    chosen = DeadLetter.objects.filter(pk__in=list(letters.values_list("pk", flat=True)))
    assert delayed.put_back(chosen) == 1
    assert delayed.put_back(chosen) == 0
    assert DelayedTask.objects.get(key="one").tries == 0
    assert send_and_run() == 1
    assert len(work.done) == 1
    assert [letter.key for letter in DeadLetter.objects.all()] == ["two"]


def test_a_dropped_letter_is_gone(work: Work) -> None:
    dead("one", "two")
    assert delayed.drop(DeadLetter.objects.filter(key="two")) == 1
    assert [letter.key for letter in DeadLetter.objects.all()] == ["one"]


def test_a_task_that_failed_by_message_waits_for_its_next_try_once() -> None:
    failure = Failure("RuntimeError: no", "Traceback")
    for _ in range(3):
        delayed.note_failure(TASK, ["a"], "board", failure)
    delayed.note_failure(TASK, ["b"], "board", failure)
    rows = DelayedTask.objects.order_by("pk")
    assert [(row.args, row.queue, row.tries) for row in rows] == [
        (["a"], "board", 1),
        (["b"], "board", 1),
    ]


def test_one_that_is_dead_already_stays_so_and_tells_of_its_last_failure() -> None:
    delayed.note_failure(TASK, ["a"], "board", Failure("RuntimeError: first"))
    DelayedTask.objects.update(due_at=None)
    delayed.note_failure(TASK, ["a"], "board", Failure("RuntimeError: second"))
    (letter,) = DeadLetter.objects.all()
    assert (letter.error, letter.tries) == ("RuntimeError: second", 2)


def test_an_error_that_quotes_a_strangers_bytes_can_be_stored(
    work: Work, caplog: pytest.LogCaptureFixture
) -> None:
    # A report with such bytes in its log cannot travel from one process of pytest to another.
    caplog.set_level("CRITICAL", logger="judge.schedule.delayed")

    def quote() -> None:
        raise ValueError("\0 and \ud800 and " + "x" * 100_000)

    work.before = quote
    put_down()
    send_and_run()
    row = DelayedTask.objects.get()
    assert row.error.startswith("ValueError: \\0 and \\ud800 and xxx")
    assert len(row.traceback) <= LONGEST_TRACEBACK


def test_one_that_fails_by_message_while_it_is_tried_again_is_tried_once_more(work: Work) -> None:
    failure = Failure("RuntimeError: no")
    delayed.note_failure(TASK, ["a"], "board", failure)
    let_time_pass(backoff.FIRST)
    work.before = lambda: delayed.note_failure(TASK, ["a"], "board", failure)
    assert send_and_run() == 1
    work.before = lambda: None
    let_time_pass(RESEND + timedelta(seconds=1))
    assert send_and_run() == 1
    assert work.done == [["a"], ["a"]]
    assert not DelayedTask.objects.exists()
