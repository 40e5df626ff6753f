"""The quick answer to the owner's poll says and refuses what the usual one does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from judge.accounts.models import ApiToken, User
from judge.api import polling, submissions
from judge.submissions import lifecycle
from judge.submissions.models import Judgement, Status, Submission
from problems.models import Problem
from problems.verdicts import Verdict
from tests.factories import held_columns, make_problem, make_submission

Api = Callable[[User | None], APIClient]
WithToken = Callable[..., APIClient]
Refused = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.django_db


def look(client: Any, submission: Submission, **headers: str) -> Any:
    return client.get(f"/api/submissions/{submission.pk}", headers=headers)


@pytest.fixture(params=["session", "token"])
def client(
    request: pytest.FixtureRequest, api: Api, with_token: WithToken, owner: User
) -> APIClient:
    """Return the owner's client, signed in either way, whose first question is behind it."""
    client = api(owner) if request.param == "session" else with_token(owner, "read")
    client.get("/api/me")
    return client


@pytest.mark.parametrize("name", ["submissions", "check"])
@pytest.mark.parametrize(
    ("verdict", "status"), [("AC", "done"), ("WA", "done"), (None, "queued"), (None, "running")]
)
def test_it_is_what_the_usual_way_answers(
    client: APIClient,
    owner: User,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    verdict: str | None,
    status: str,
) -> None:
    submission = make_submission(owner, verdict=verdict, status=status)
    address = f"/api/{name}/{submission.pk}"
    made, kept = client.get(address), client.get(address)
    monkeypatch.setattr(submissions, "quick_answer", lambda request, id: None)
    usual = client.get(address)
    headers = ("ETag", "Cache-Control", "Retry-After", "Content-Type")
    for quick in (made, kept):
        assert (quick.status_code, quick.content) == (200, usual.content)
        assert [quick.headers.get(one) for one in headers] == [
            usual.headers.get(one) for one in headers
        ]
        assert "Cookie" in quick.headers["Vary"]


def test_a_kept_answer_costs_one_question(
    client: APIClient, owner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    submission = make_submission(owner)
    look(client, submission)
    for _ in range(3):
        with django_assert_num_queries(1):
            assert look(client, submission).json()["verdict"] == "AC"


def test_what_changes_is_seen_at_once(client: APIClient, owner: User) -> None:
    problem = make_problem()
    submission = make_submission(owner, problem, verdict=None)
    assert look(client, submission).json()["status"] == "queued"

    judgement = Judgement.objects.filter(submission=submission)
    judgement.update(status=Status.RUNNING, total_tests=3, **held_columns())
    assert look(client, submission).json()["progress"] == {"done": 0, "total": 3}
    judgement.update(done_tests=2)
    assert look(client, submission).json()["progress"] == {"done": 2, "total": 3}
    lifecycle.finish(judgement, Verdict.WA)
    assert look(client, submission).json()["verdict"] == "WA"

    Problem.objects.filter(pk=problem.pk).update(title="Renamed")
    assert look(client, submission).json()["problem"]["title"] == "Renamed"
    User.objects.filter(pk=owner.pk).update(username="renamed")
    assert look(client, submission).json()["user"] == "renamed"


def test_a_new_judgement_is_seen_when_it_counts(client: APIClient, owner: User) -> None:
    submission = make_submission(owner, verdict="WA")
    assert look(client, submission).json()["verdict"] == "WA"
    old = submission.judgement
    new = Judgement.objects.create(
        submission=submission,
        version=old.version,
        is_current=False,
        status=Status.DONE,
        verdict="AC",
        judged_at=timezone.now(),
    )
    assert look(client, submission).json()["verdict"] == "WA"
    Judgement.objects.filter(pk=old.pk).update(is_current=False)
    Judgement.objects.filter(pk=new.pk).update(is_current=True)
    assert look(client, submission).json()["verdict"] == "AC"


def test_hidden_tests_are_shown_no_longer_than_the_problem_says_so(
    client: APIClient, owner: User
) -> None:
    problem = make_problem(shows_hidden_tests=True)
    submission = make_submission(owner, problem, verdict="WA")
    assert look(client, submission).json()["cases"][-1]["input"]
    Problem.objects.filter(pk=problem.pk).update(shows_hidden_tests=False)
    assert look(client, submission).json()["cases"][-1]["input"] is None


def test_nothing_kept_reaches_anyone_else(
    client: APIClient, api: Api, refused: Refused, owner: User, other: User, staff: User
) -> None:
    submission = make_submission(owner)
    assert look(client, submission).status_code == 200
    refused(look(api(other), submission), 404, "not_found")
    refused(look(api(None), submission), 401, "not_authenticated")
    assert look(api(staff), submission).json()["failure"] == ""


def test_staff_who_are_staff_no_longer_see_their_own_alone(
    api: Api, refused: Refused, owner: User, staff: User
) -> None:
    of_owner, of_staff = make_submission(owner), make_submission(staff)
    client = api(staff)
    assert look(client, of_owner).status_code == look(client, of_staff).status_code == 200
    User.objects.filter(pk=staff.pk).update(is_staff=False)
    refused(look(client, of_owner), 404, "not_found")
    assert look(client, of_staff).json()["failure"] is None


@pytest.mark.parametrize(
    "change",
    [
        {"expires_at": timezone.now() - timedelta(seconds=1)},
        {"digest": "0" * 64},
    ],
)
def test_a_token_that_is_good_no_longer_is_refused_at_once(
    with_token: WithToken, refused: Refused, owner: User, change: dict[str, Any]
) -> None:
    submission = make_submission(owner)
    client = with_token(owner, "read")
    assert look(client, submission).status_code == look(client, submission).status_code == 200
    ApiToken.objects.update(**change)
    refused(look(client, submission), 401, "invalid_token")


def test_a_token_without_the_scope_is_refused(
    with_token: WithToken, refused: Refused, owner: User
) -> None:
    submission = make_submission(owner)
    client = with_token(owner, "read")
    assert look(client, submission).status_code == 200
    ApiToken.objects.update(scopes=[])
    refused(look(client, submission), 403, "scope_missing")


def test_someone_who_is_barred_is_refused_at_once(
    client: APIClient, refused: Refused, owner: User
) -> None:
    submission = make_submission(owner)
    assert look(client, submission).status_code == look(client, submission).status_code == 200
    User.objects.filter(pk=owner.pk).update(is_active=False)
    assert look(client, submission).status_code == 401


def test_a_changed_password_signs_out_elsewhere(api: Api, refused: Refused, owner: User) -> None:
    submission = make_submission(owner)
    client = api(owner)
    assert look(client, submission).status_code == look(client, submission).status_code == 200
    owner.set_password("another horse")
    owner.save()
    refused(look(client, submission), 401, "not_authenticated")


def test_a_session_is_of_the_one_whom_it_names_alone(
    api: Api, refused: Refused, owner: User, other: User
) -> None:
    submission = make_submission(owner)
    User.objects.filter(pk=other.pk).update(password=owner.password)
    other.refresh_from_db()
    client = api(other)
    for _ in range(3):
        refused(look(client, submission), 404, "not_found")


def test_signing_out_ends_it(api: Api, refused: Refused, owner: User) -> None:
    submission = make_submission(owner)
    client = api(owner)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert look(client, submission).status_code == 200
    client.logout()
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    refused(look(client, submission), 401, "not_authenticated")


@pytest.mark.parametrize("cookie", ["a\0b", "x", "\xe9" * 40, "'" * 40])
def test_a_session_that_is_none_is_refused(
    api: Api, refused: Refused, owner: User, cookie: str
) -> None:
    answer = api(None).get(
        f"/api/submissions/{make_submission(owner).pk}",
        headers={"Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}"},
    )
    refused(answer, 401, "not_authenticated")


def test_the_time_of_last_use_is_still_noted(with_token: WithToken, owner: User) -> None:
    submission = make_submission(owner)
    client = with_token(owner, "read")
    look(client, submission)
    an_hour_ago = timezone.now() - timedelta(hours=1)
    ApiToken.objects.update(last_used_at=an_hour_ago)
    look(client, submission)
    used_at = ApiToken.objects.get().last_used_at
    assert used_at is not None
    assert used_at > an_hour_ago


def test_other_forms_than_json_are_still_refused(
    client: APIClient, refused: Refused, owner: User
) -> None:
    submission = make_submission(owner)
    refused(look(client, submission, Accept="text/html"), 406, "not_acceptable")


def test_answers_are_kept_only_so_far(owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "KEPT_BYTES", 10)
    answers = polling._Answers()
    ids = [make_submission(owner).pk for _ in range(3)]
    for id in ids:
        answers.put(id, "state", polling.Answer(b"12345", '"etag"', is_finished=True))
    assert [answers.get(id, "state") is not None for id in ids] == [False, True, True]
    assert answers.get(ids[1], "another state") is None
