"""The same code twice at once: one submission, in one process or in two."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from rest_framework.test import APIClient

from judge.accounts.models import User
from judge.submissions import doubles
from judge.submissions.cancel import cancel
from judge.submissions.models import Judgement, Submission
from judge.submissions.submit import run, submit
from leaderboard.contests.participate import enrol
from leaderboard.models import Attempt
from problems.models import Problem
from tests.factories import make_problem, make_user
from tests.leaderboard.contests.factories import make_contest, make_participant

CODE = "class Solution: pass\n"
# A turn of two minutes, and times around it.
TURN = datetime.fromtimestamp(doubles.SLOT_S * 14_200_000, tz=timezone.get_default_timezone())


@pytest.fixture
def problem(db: None) -> Problem:
    return make_problem(slug="two-sum")


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let it be so many seconds after a turn: `at(-1)`."""

    def to(seconds: float) -> None:
        monkeypatch.setattr(timezone, "now", lambda: TURN + timedelta(seconds=seconds))

    return to


def test_the_same_code_again_is_the_same_submission(owner: User, problem: Problem) -> None:
    first = submit(owner, problem, "python", CODE)
    again = submit(owner, problem, "python3", CODE)  # an alias of the same language

    assert (again.pk, again.is_replayed, first.is_replayed) == (first.pk, True, False)
    assert again.judgement == first.judgement
    assert Judgement.objects.count() == 1


def test_what_differs_in_anything_is_another(owner: User, other: User, problem: Problem) -> None:
    sent = [
        submit(owner, problem, "python", CODE),
        submit(owner, problem, "python", CODE + "#"),
        submit(owner, problem, "javascript", CODE),
        submit(owner, make_problem(), "python", CODE),
        submit(other, problem, "python", CODE),
        run(owner, problem, "python", CODE),
        run(owner, problem, "python", CODE, ["[1]\n1\n"]),
    ]

    assert Submission.objects.count() == len(sent)
    assert run(owner, problem, "python", CODE, ["[1]\n1\n"]).pk == sent[-1].pk


@pytest.mark.parametrize(
    ("first_s", "again_s", "is_one"),
    [
        (30, 39.9, True),
        (30, 40.1, False),  # in the same two minutes
        (-1, 1, True),  # over the turn
        (-5, 4.9, True),
        (-5, 5.1, False),
        (-0.001, 0.001, True),
        (119.5, 120.5, True),
    ],
)
def test_it_holds_for_ten_seconds(
    owner: User, problem: Problem, at: Callable[[float], None],
    first_s: float, again_s: float, is_one: bool,
) -> None:  # fmt: skip
    at(first_s)
    first = submit(owner, problem, "python", CODE)
    at(again_s)
    again = submit(owner, problem, "python", CODE)

    assert (again.pk == first.pk) is is_one
    assert again.is_replayed is is_one


def test_each_later_try_is_a_submission_with_doubles_of_its_own(
    owner: User, problem: Problem, at: Callable[[float], None]
) -> None:
    stored = []
    for second in (20, 25, 31, 36, 42, 45, 118, 121, 127, 129):
        at(second)
        stored.append(submit(owner, problem, "python", CODE).pk)

    assert [stored.index(pk) for pk in stored] == [0, 0, 2, 2, 4, 4, 6, 6, 6, 9]


def test_what_was_cancelled_can_be_sent_again(owner: User, problem: Problem) -> None:
    for _ in range(3):
        sent = submit(owner, problem, "python", CODE)
        assert not sent.is_replayed
        assert cancel(sent)

    assert Submission.objects.count() == 3


def test_a_key_of_the_senders_own_decides(owner: User, problem: Problem) -> None:
    keys = ["one", "two", "one", None, None]
    sent = [submit(owner, problem, "python", CODE, idempotency_key=key) for key in keys]

    assert [one.is_replayed for one in sent] == [False, False, True, False, True]
    assert Submission.objects.count() == 3


@pytest.mark.parametrize("second", [60.0, 0.0])
@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_instant_one_is_stored(
    monkeypatch: pytest.MonkeyPatch, at: Callable[[float], None], second: float
) -> None:
    monkeypatch.setattr("judge.submissions.queues.wake", lambda *_: None)
    owner, problem = make_user("owner"), make_problem()
    together = threading.Barrier(6)
    found: list[Submission] = []
    at(second)

    def post() -> None:
        together.wait(timeout=30)
        found.append(submit(owner, problem, "python", CODE))
        connection.close()

    threads = [threading.Thread(target=post) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert len({one.pk for one in found}) == 1
    assert sorted(one.is_replayed for one in found) == [False] + [True] * 5
    assert Submission.objects.count() == Judgement.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_on_either_side_of_the_turn_one_is_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("judge.submissions.queues.wake", lambda *_: None)
    owner, problem = make_user("owner"), make_problem()
    sides = {0: -0.01, 1: 0.01}
    by_thread: dict[str, float] = {}
    now = lambda: TURN + timedelta(seconds=by_thread[threading.current_thread().name])  # noqa: E731
    monkeypatch.setattr(timezone, "now", now)
    together = threading.Barrier(2)
    found: list[Any] = []

    def post(side: int) -> None:
        by_thread[threading.current_thread().name] = sides[side]
        together.wait(timeout=30)
        found.append(submit(owner, problem, "python", CODE).pk)
        connection.close()

    threads = [threading.Thread(target=post, args=(side,)) for side in sides]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert len(set(found)) == 1


def test_a_contest_gets_its_own_and_one_alone(api: Callable[[User], APIClient], db: None) -> None:
    problem = make_problem(slug="two-sum", is_published=True)
    one, two = make_contest("A", problems=[problem]), make_contest("A", problems=[problem])
    person = make_participant(one).user
    enrol(person, two)
    client = api(person)
    places = [f"contests/{contest.slug}/problems/A" for contest in (one, two)] + [
        "problems/two-sum"
    ]

    def send(place: str) -> Any:
        body = {"language": "python", "code": CODE}
        return client.post(f"/api/{place}/submit", body, format="json")

    sent = [send(place) for place in places]
    again = [send(place) for place in places]

    assert len({one.headers["Location"] for one in sent}) == 3
    for first, second in zip(sent, again, strict=True):
        assert (first.status_code, second.status_code) == (202, 202)
        assert first.headers["Location"] == second.headers["Location"]
        assert "Idempotent-Replayed" not in first.headers
        assert second.headers["Idempotent-Replayed"] == "true"
    assert Attempt.objects.count() == 2
