from __future__ import annotations

import threading

import pytest
from django.db import connection
from pytest_django import Settings

from judge.accounts.models import User
from judge.submissions import messages, pace, queues
from judge.submissions.errors import QueueFull, SubmissionRefused
from judge.submissions.models import Judgement, Kind, Status, Submission
from judge.submissions.submit import run, submit
from judge.submissions.urgency import Queue
from problems.models import Problem
from tests.factories import SOURCES, held_columns, make_problem, make_user

SOURCE = SOURCES["function"]


@pytest.fixture
def woken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the queues that were told of work."""
    told: list[str] = []
    monkeypatch.setattr(queues, "wake", lambda queue, count=1: told.extend([queue] * count))
    return told


@pytest.fixture
def problem(db: None) -> Problem:
    return make_problem()


def test_it_stores_both_rows_and_wakes_a_worker_after_the_commit(
    owner: User,
    problem: Problem,
    woken: list[str],
    django_capture_on_commit_callbacks: type,
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        submission = submit(owner, problem, "python3", SOURCE)
        assert woken == []
    callbacks[0]()
    assert woken == ["judge"]
    assert submission.language == "python"  # an alias became the id
    judgement = submission.judgement
    assert (judgement.status, judgement.queue) == (Status.QUEUED, Queue.JUDGE)
    assert judgement.version == problem.current_version


def test_a_broker_that_is_away_costs_no_submission(
    owner: User, problem: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: object, **kwargs: object) -> None:
        raise ConnectionError("no broker")

    monkeypatch.setattr(messages, "_broker", away)
    queues.wake("judge")
    assert submit(owner, problem, "python", SOURCE).judgement.status == Status.QUEUED


def refusal(user: User, problem: Problem, language: object, source: object) -> SubmissionRefused:
    with pytest.raises(SubmissionRefused) as caught:
        submit(user, problem, language, source)  # type: ignore[arg-type]  # what a body may hold
    assert not Submission.objects.exists()
    assert not Judgement.objects.exists()
    return caught.value


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "empty_source"),
        (" \n\t", "empty_source"),
        ("a\0b", "invalid_source"),
        ("a\ud800b", "invalid_source"),
        ("x" * (64 * 1024 + 1), "source_too_long"),
        ("\N{SNOWMAN}" * 22_000, "source_too_long"),
        (None, "invalid_source"),
        (5, "invalid_source"),
    ],
)
def test_it_refuses_a_source_that_cannot_be_judged(
    owner: User, problem: Problem, source: object, code: str
) -> None:
    refused = refusal(owner, problem, "python", source)
    assert refused.code == code
    assert list(refused.fields) == ["code"]


def test_it_takes_a_source_of_exactly_64_kib(owner: User, problem: Problem) -> None:
    assert submit(owner, problem, "python", "x" * 64 * 1024).pk


@pytest.mark.parametrize("language", ["cobol", "", None, 7, ["python"]])
def test_it_refuses_an_unknown_language(owner: User, problem: Problem, language: object) -> None:
    refused = refusal(owner, problem, language, SOURCE)
    assert refused.code == "unknown_language"
    assert list(refused.fields) == ["language"]


def test_a_language_of_programs_is_for_programs(owner: User, problem: Problem) -> None:
    refused = refusal(owner, problem, "sh", "echo 1")
    assert (refused.code, list(refused.fields)) == ("language_unsuitable", ["language"])
    assert "Bash cannot be used for this problem" in str(refused)
    with pytest.raises(SubmissionRefused, match="Bash"):
        run(owner, problem, "bash", "echo 1")
    assert submit(owner, make_problem("stdin"), "bash", "echo 1").language == "bash"


def test_it_refuses_an_unpublished_problem_but_not_for_staff(owner: User, staff: User) -> None:
    problem = make_problem(is_published=False)
    assert refusal(owner, problem, "python", SOURCE).code == "problem_not_available"
    assert submit(staff, problem, "python", SOURCE).pk


def test_a_key_sent_twice_stores_once(owner: User, problem: Problem) -> None:
    first = submit(owner, problem, "python", SOURCE, idempotency_key="k1")
    second = submit(owner, problem, "python", SOURCE, idempotency_key="k1")
    assert first == second
    assert Judgement.objects.count() == 1


def test_a_key_belongs_to_its_user(owner: User, other: User, problem: Problem) -> None:
    first = submit(owner, problem, "python", SOURCE, idempotency_key="k1")
    second = submit(other, problem, "python", SOURCE, idempotency_key="k1")
    assert first != second


def test_a_key_that_stood_for_something_else_is_refused(owner: User, problem: Problem) -> None:
    submit(owner, problem, "python", SOURCE, idempotency_key="k1")
    with pytest.raises(SubmissionRefused) as caught:
        submit(owner, problem, "python", SOURCE + "#", idempotency_key="k1")
    assert caught.value.code == "idempotency_key_reused"


@pytest.mark.django_db(transaction=True)
def test_of_many_requests_with_one_key_at_once_all_get_the_same_submission(
    woken: list[str],
) -> None:
    user, problem = make_user(), make_problem()
    together = threading.Barrier(6)
    stored: list[Submission] = []

    def post() -> None:
        together.wait()
        stored.append(submit(user, problem, "python", SOURCE, idempotency_key="same"))
        connection.close()

    threads = [threading.Thread(target=post) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({submission.pk for submission in stored}) == 1
    assert (len(stored), Judgement.objects.count()) == (6, 1)
    assert woken == ["judge"]


def test_a_run_waits_in_a_queue_of_its_own(owner: User, problem: Problem) -> None:
    submission = run(owner, problem, "python", SOURCE)
    assert (submission.kind, submission.inputs) == (Kind.RUN, None)
    assert submission.judgement.queue == Queue.RUN


def test_own_inputs_are_stored_as_they_were_sent(owner: User, problem: Problem) -> None:
    submission = run(owner, problem, "python", SOURCE, ["[1,2]\n3\n", "[]\n0"])
    assert submission.inputs == ["[1,2]\n3\n", "[]\n0"]


@pytest.mark.parametrize(
    "inputs",
    [
        [],
        "[1]\n2",
        5,
        [5],
        ["[1]"],
        ['["a"]\n2'],
        ["[1]\n2\n3"],
        ["[1]\nNaN"],
        ["[" * 100_000],
        ["not json\n2"],
        ["[1]\n2"] * 11,
        ["[" + "1," * 40_000 + "1]\n2"],
        ["[1]\n2\0"],
        ["[1]\n\ud800"],
    ],
)
def test_it_refuses_own_inputs_that_do_not_fit(
    owner: User, problem: Problem, inputs: object
) -> None:
    with pytest.raises(SubmissionRefused) as caught:
        run(owner, problem, "python", SOURCE, inputs)  # type: ignore[arg-type]  # what a body may hold
    assert caught.value.code == "invalid_inputs"
    assert list(caught.value.fields) == ["inputs"]
    assert not Submission.objects.exists()


def test_a_stdin_problem_takes_any_text_as_input(owner: User) -> None:
    submission = run(owner, make_problem("stdin"), "python", SOURCE, ["any text\n", ""])
    assert submission.inputs == ["any text\n", ""]


def test_a_contest_opens_its_problems_and_is_served_first(owner: User, woken: list[str]) -> None:
    problem = make_problem(is_published=False)
    sent = submit(owner, problem, "python", SOURCE, within_contest=True)
    tried = run(owner, problem, "python", SOURCE, within_contest=True)
    assert [sent.judgement.queue, tried.judgement.queue] == [Queue.CONTEST, Queue.CONTEST]
    assert (sent.kind, tried.kind) == (Kind.SUBMIT, Kind.RUN)
    with pytest.raises(SubmissionRefused):
        run(owner, problem, "python", SOURCE)


def test_a_contest_opens_no_problem_that_has_no_version(owner: User, problem: Problem) -> None:
    problem.current_version = None
    with pytest.raises(SubmissionRefused):
        submit(owner, problem, "python", SOURCE, within_contest=True)


def test_when_too_much_waits_practice_is_refused_and_contests_are_not(
    owner: User, problem: Problem, settings: Settings
) -> None:
    settings.PRACTICE_QUEUE_MAX = 2
    submit(owner, problem, "python", SOURCE)
    kept = submit(owner, problem, "python", SOURCE, idempotency_key="k1")
    pace.forget()
    for send in (submit, run):
        with pytest.raises(QueueFull, match="try again in 30 seconds"):
            send(owner, problem, "python", SOURCE)
        assert send(owner, problem, "python", SOURCE, within_contest=True).pk
    assert submit(owner, problem, "python", SOURCE, idempotency_key="k1") == kept
    Judgement.objects.filter(queue=Queue.JUDGE).update(status=Status.RUNNING, **held_columns())
    pace.forget()
    assert run(owner, problem, "python", SOURCE).pk


def test_how_much_waits_is_not_counted_for_each(
    owner: User, problem: Problem, settings: Settings
) -> None:
    settings.PRACTICE_QUEUE_MAX = 1
    assert pace.practice_waiting() == 0
    assert submit(owner, problem, "python", SOURCE).pk
    assert submit(owner, problem, "python", SOURCE).pk
