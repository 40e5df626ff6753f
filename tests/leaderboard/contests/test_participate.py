from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from judge.accounts.models import User
from judge.submissions.errors import SubmissionRefused
from judge.submissions.models import Submission
from judge.submissions.submit import submit as submit_practice
from leaderboard.contests.opening import publish_opened
from leaderboard.contests.participate import register, run, start_virtual, submit
from leaderboard.contests.settle import settle
from leaderboard.models import Attempt, Participation, Way
from problems.models import Problem
from tests.factories import SOURCES, make_problem
from tests.leaderboard.contests.factories import make_contest, make_participant

pytestmark = pytest.mark.django_db

CODE = SOURCES["function"]


def refusal(deed: Any, *arguments: Any) -> str:
    """Return the code with which the deed is refused."""
    with pytest.raises(SubmissionRefused) as caught:
        deed(*arguments)
    assert caught.value.message.endswith(".")
    return caught.value.code


def test_one_registers_before_and_during_a_contest_and_not_after(owner: User, other: User) -> None:
    for begins_in_min in (30, -30):
        register(owner, make_contest(begins_in_min=begins_in_min))
    assert refusal(register, owner, make_contest(begins_in_min=-120)) == "contest_over"
    closed = make_contest(takes_latecomers=False)
    assert refusal(register, other, closed) == "registration_closed"


def test_registering_twice_is_registering_once(owner: User) -> None:
    contest = make_contest()
    assert register(owner, contest) == register(owner, contest)


def test_a_code_is_asked_for_and_spaces_around_it_are_forgiven(owner: User) -> None:
    contest = make_contest(registration="code", registration_code="sesame")
    assert refusal(register, owner, contest, "") == "wrong_code"
    assert refusal(register, owner, contest, "SESAME") == "wrong_code"
    register(owner, contest, " sesame ")


def test_staff_alone_add_people_to_a_closed_contest(owner: User) -> None:
    assert refusal(register, owner, make_contest(registration="closed")) == "registration_closed"


def test_a_submission_counts_from_the_contests_start(owner: User) -> None:
    contest = make_contest(begins_in_min=-30)
    register(owner, contest)
    submission = submit(owner, contest, "a", "python", CODE)
    attempt = Attempt.objects.get(submission=submission)
    assert attempt.at == submission.created_at - contest.starts_at
    assert attempt.problem.label == "A"
    assert not attempt.is_after_freeze


def test_it_is_hidden_by_a_freeze_that_has_begun(owner: User) -> None:
    contest = make_contest(begins_in_min=-80, freeze_min=30)
    register(owner, contest)
    assert submit(owner, contest, "A", "python", CODE).attempt.is_after_freeze


@pytest.mark.parametrize(
    ("begins_in_min", "is_registered", "code"),
    [
        (10, True, "contest_not_started"),
        (-30, False, "not_registered"),
        (-91, True, "contest_over"),
        (-91, False, "contest_over"),
    ],
)
def test_submissions_out_of_time_or_of_strangers_are_refused(
    owner: User, begins_in_min: int, is_registered: bool, code: str
) -> None:
    contest = make_contest(begins_in_min=begins_in_min)
    if is_registered:
        Participation.objects.create(contest=contest, user=owner)
    for deed in (submit, run):
        assert refusal(deed, owner, contest, "A", "python", CODE) == code
    assert not Submission.objects.exists()


def test_who_was_disqualified_sends_nothing_more() -> None:
    contest = make_contest()
    ada = make_participant(contest, is_disqualified=True)
    assert refusal(submit, ada.user, contest, "A", "python", CODE) == "disqualified"


def test_extra_time_is_the_participants_own(owner: User) -> None:
    contest = make_contest(begins_in_min=-100)
    slow = make_participant(contest, extra_time=timedelta(minutes=20))
    settle(contest)
    submit(slow.user, contest, "A", "python", CODE)
    Participation.objects.create(contest=contest, user=owner)
    assert refusal(submit, owner, contest, "A", "python", CODE) == "contest_over"
    assert contest.phase == "overtime"
    assert not Problem.objects.get(
        contest_problems__contest=contest, contest_problems__label="A"
    ).is_open


def test_an_unknown_label_is_not_found(owner: User) -> None:
    contest = make_contest()
    register(owner, contest)
    assert refusal(submit, owner, contest, "Z", "python", CODE) == "not_found"


def test_the_same_key_is_the_same_attempt(owner: User) -> None:
    contest = make_contest()
    register(owner, contest)
    twice = {
        submit(owner, contest, "A", "python", CODE, idempotency_key="once").pk for _ in range(2)
    }
    assert len(twice) == 1
    assert Attempt.objects.count() == 1


def test_a_key_that_was_used_elsewhere_brings_nothing_into_a_contest(owner: User) -> None:
    problem = make_problem()
    one, two = (make_contest("A", problems=[problem]) for _ in range(2))
    submit_practice(owner, problem, "python", CODE, idempotency_key="practice")
    register(owner, one)
    submit(owner, one, "A", "python", CODE, idempotency_key="one")
    register(owner, two)
    for key in ("practice", "one"):
        with pytest.raises(SubmissionRefused) as caught:
            submit(owner, two, "A", "python", CODE, idempotency_key=key)
        assert caught.value.code == "idempotency_key_reused"
    assert Attempt.objects.get().participation.contest == one


def test_a_run_is_no_attempt(owner: User) -> None:
    contest = make_contest()
    register(owner, contest)
    run(owner, contest, "A", "python", CODE)
    assert not Attempt.objects.exists()


def test_virtual_time_begins_when_one_starts_it_and_goes_on(owner: User) -> None:
    contest = make_contest(begins_in_min=-1000)
    first = start_virtual(owner, contest)
    assert timezone.now() - first.starts_at < timedelta(minutes=1)
    assert start_virtual(owner, contest).started_at == first.started_at
    assert submit(owner, contest, "A", "python", CODE).attempt.participation.way == Way.VIRTUAL
    Participation.objects.filter(pk=first.pk).update(started_at=timezone.now() - timedelta(hours=2))
    assert refusal(submit, owner, contest, "A", "python", CODE) == "contest_over"


def test_virtual_time_begins_only_after_the_contest(owner: User) -> None:
    assert refusal(start_virtual, owner, make_contest()) == "contest_not_over"
    over = make_contest(begins_in_min=-1000, allows_virtual=False)
    assert refusal(start_virtual, owner, over) == "no_virtual"


def test_a_board_that_waits_to_be_opened_is_not_told_by_a_virtual_participation(
    owner: User,
) -> None:
    contest = make_contest(begins_in_min=-1000, freeze_min=30, is_unfrozen_by_hand=True)
    assert refusal(start_virtual, owner, contest) == "board_frozen"
    contest.unfrozen_at = timezone.now()
    contest.save()
    start_virtual(owner, contest)


def test_hidden_problems_open_by_the_clock_when_the_contest_is_over(owner: User) -> None:
    during, over = make_contest(), make_contest(begins_in_min=-89.99)
    closed = make_contest(begins_in_min=-89.99, opens_problems=False)
    Problem.objects.filter(contest_problems__contest=over).update(
        opens_at=timezone.now() - timedelta(seconds=1)
    )
    shown = Problem.objects.visible_to(owner)
    assert not shown.filter(contest_problems__contest=during).exists()
    assert shown.filter(contest_problems__contest=over).count() == 2
    assert not shown.filter(contest_problems__contest=closed).exists()
    for contest in (during, over):
        assert (
            Problem.objects.filter(
                contest_problems__contest=contest, opens_at__isnull=False
            ).count()
            == 2
        )


def test_a_problem_that_staff_hide_after_its_contest_stays_hidden(owner: User) -> None:
    problem = make_problem()
    make_contest("A", problems=[problem])
    # The contest is over; the problem was open to everyone all the time.
    Problem.objects.update(opens_at=timezone.now() - timedelta(seconds=1))
    publish_opened()
    Problem.objects.update(is_published=False)
    assert publish_opened() == 0
    assert not Problem.objects.visible_to(owner).exists()


def test_a_problem_that_staff_hide_before_its_contest_opens_after_it() -> None:
    problem = make_problem()
    contest = make_contest("A", problems=[problem])
    Problem.objects.update(is_published=False)
    assert Problem.objects.get().opens_at == contest.clock.closes_at


def test_a_moved_start_moves_the_attempts_with_it(owner: User) -> None:
    contest = make_contest(begins_in_min=-30, freeze_min=10)
    register(owner, contest)
    attempt = submit(owner, contest, "A", "python", CODE).attempt
    contest.starts_at -= timedelta(minutes=55)
    contest.save()
    settle(contest)
    before = attempt.at
    attempt.refresh_from_db()
    assert attempt.at == before + timedelta(minutes=55)
    assert attempt.is_after_freeze
