from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from judge.accounts.models import User
from judge.submissions.document import submission_document
from judge.submissions.models import Judgement, Status, Submission
from tests.factories import SOURCES, held_columns, make_problem, make_submission

Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.django_db


def look(client: Any, submission: Submission, **headers: str) -> Any:
    return client.get(f"/api/submissions/{submission.pk}", headers=headers)


def test_the_owner_sees_the_whole_submission(api: Api, owner: User) -> None:
    submission = make_submission(owner, verdict="WA")

    document = look(api(owner), submission).json()

    assert document == submission_document(submission, owner)
    assert document["verdict"] == "WA"
    assert document["verdict_label"] == "Wrong Answer"
    assert document["source"] == SOURCES["function"]
    assert len(document["cases"]) == document["total"]


def test_check_answers_the_same(api: Api, owner: User) -> None:
    submission = make_submission(owner)

    check = api(owner).get(f"/api/check/{submission.pk}")

    assert check.json() == look(api(owner), submission).json()
    assert check.headers["ETag"] == look(api(owner), submission).headers["ETag"]


def test_hidden_tests_say_nothing_but_their_verdict(api: Api, owner: User) -> None:
    problem = make_problem("stdin", tests=[("1\n", "1\n"), ("secret\n", "hidden\n")], samples=1)
    submission = make_submission(owner, problem, verdict="WA")

    answer = look(api(owner), submission)

    assert b"secret" not in answer.content
    assert b"hidden" not in answer.content
    sample, hidden = answer.json()["cases"]
    assert sample["input"] == "1\n"
    assert hidden["verdict"] == "WA"
    texts = ("name", "input", "expected", "actual", "stdout", "stderr", "message")
    assert {hidden[name] for name in texts} == {None}


def test_someone_elses_submission_is_not_found(
    api: Api, refused: Refused, owner: User, other: User
) -> None:
    submission = make_submission(owner)

    refused(look(api(other), submission), 404, "not_found")
    refused(api(other).get(f"/api/check/{submission.pk}"), 404, "not_found")


def test_staff_see_anyones(api: Api, owner: User, staff: User) -> None:
    assert look(api(staff), make_submission(owner)).json()["source"] == SOURCES["function"]


def test_nobody_sees_none(api: Api, refused: Refused, owner: User) -> None:
    refused(look(api(None), make_submission(owner)), 401, "not_authenticated")


@pytest.mark.parametrize(
    "id",
    [str(uuid.UUID(int=0)), "1", "not-a-uuid", "%00", "%ff", "00000000-0000-0000-0000", "x" * 999],
)
@pytest.mark.parametrize("name", ["submissions", "check"])
def test_an_id_that_is_none_is_not_found(
    api: Api, refused: Refused, owner: User, name: str, id: str
) -> None:
    refused(api(owner).get(f"/api/{name}/{id}"), 404, "not_found")


@pytest.mark.parametrize("status", ["queued", "compiling", "running"])
def test_it_says_when_to_look_again_while_it_is_not_done(
    api: Api, owner: User, status: str
) -> None:
    submission = make_submission(owner, verdict=None, status=status)

    response = look(api(owner), submission)

    assert response.json()["status"] == status
    assert response.headers["Retry-After"] == "1"


@pytest.mark.parametrize("status", ["done", "cancelled"])
def test_it_says_so_no_more_once_it_is_over(api: Api, owner: User, status: str) -> None:
    verdict = "AC" if status == "done" else None
    submission = make_submission(owner, verdict=verdict, status=status)

    assert "Retry-After" not in look(api(owner), submission).headers


def test_an_unchanged_submission_is_not_sent_again(api: Api, owner: User) -> None:
    submission = make_submission(owner, verdict=None)
    first = look(api(owner), submission)

    again = look(api(owner), submission, **{"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == first.headers["ETag"]


def test_a_change_gives_another_tag(api: Api, owner: User) -> None:
    submission = make_submission(owner, verdict=None)
    first = look(api(owner), submission)
    Judgement.objects.update(status=Status.RUNNING, done_tests=1, **held_columns())

    second = look(api(owner), submission, **{"If-None-Match": first.headers["ETag"]})

    assert second.status_code == 200
    assert second.json()["progress"]["done"] == 1
    assert second.headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize("tag", ["W/{}", '"other", {}', "*"])
def test_it_reads_tags_as_http_writes_them(api: Api, owner: User, tag: str) -> None:
    submission = make_submission(owner)
    etag = look(api(owner), submission).headers["ETag"]

    assert look(api(owner), submission, **{"If-None-Match": tag.format(etag)}).status_code == 304


@pytest.mark.parametrize("tag", ["", "nonsense", '"', "\xff", '"other"'])
def test_it_sends_all_for_a_tag_that_is_not_its_own(api: Api, owner: User, tag: str) -> None:
    submission = make_submission(owner)

    assert look(api(owner), submission, **{"If-None-Match": tag}).status_code == 200


def test_no_shared_cache_may_keep_it(api: Api, owner: User) -> None:
    response = look(api(owner), make_submission(owner))

    assert response.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in response.headers["Vary"]


def test_odd_text_arrives_whole(api: Api, owner: User) -> None:
    source = "\u2028 </script> \u202e \U0001f600 \x7f \x1b[31m"
    submission = make_submission(owner, source=source)

    assert look(api(owner), submission).json()["source"] == source


@pytest.mark.parametrize("scope", ["read", "submit"])
def test_either_scope_may_look(
    with_token: Callable[..., APIClient], owner: User, scope: str
) -> None:
    submission = make_submission(owner)

    assert look(with_token(owner, scope), submission).status_code == 200


def test_the_number_of_tests_does_not_change_the_number_of_queries(
    api: Api, owner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    problem = make_problem("stdin", tests=[("1\n", "1\n")] * 30, samples=10)
    submission = make_submission(owner, problem, verdict="WA")
    client = api(owner)

    # session, user, submission with problem and user, judgement, cases
    with django_assert_max_num_queries(5):
        assert len(look(client, submission).json()["cases"]) == 30
