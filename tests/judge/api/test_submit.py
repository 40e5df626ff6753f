from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from rest_framework.test import APIClient

from judge.accounts.models import User
from judge.submissions.models import Judgement, Submission
from problems.models import Problem
from tests.factories import SOURCES, make_problem

Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

BODY = {"language": "python", "code": SOURCES["function"]}

pytestmark = pytest.mark.django_db


@pytest.fixture
def problem(db: None) -> Problem:
    return make_problem(slug="two-sum", title="Two Sum")


def submit(client: Any, body: Any = BODY, slug: str = "two-sum", **extra: Any) -> Any:
    return client.post(
        f"/api/problems/{slug}/submit", json.dumps(body), content_type="application/json", **extra
    )


def test_it_takes_a_submission_and_says_where_to_look(
    api: Api, owner: User, problem: Problem
) -> None:
    response = submit(api(owner))

    submission = Submission.objects.get()
    assert response.status_code == 202
    assert response.headers["Location"] == f"/api/submissions/{submission.id}"
    assert int(response.headers["Retry-After"]) >= 1
    document = response.json()
    assert document["id"] == str(submission.id)
    assert document["status"] == "queued"
    assert document["verdict"] is None
    assert document["problem"] == {"slug": "two-sum", "title": "Two Sum"}
    assert document["queue"]["position"] == 1
    assert (submission.user, submission.problem) == (owner, problem)
    assert (submission.language, submission.source) == ("python", SOURCES["function"])
    assert Judgement.objects.get().version == problem.current_version


def test_the_address_that_it_names_answers(api: Api, owner: User, problem: Problem) -> None:
    client = api(owner)

    assert client.get(submit(client).headers["Location"]).json()["status"] == "queued"


def test_an_alias_is_kept_as_the_language_it_means(api: Api, owner: User, problem: Problem) -> None:
    assert submit(api(owner), {**BODY, "language": "python3"}).json()["language"] == "python"


def test_the_user_is_never_taken_from_the_body(
    api: Api, owner: User, other: User, problem: Problem
) -> None:
    submit(api(owner), {**BODY, "user": other.username, "created_at": "2000-01-01T00:00:00Z"})

    submission = Submission.objects.get()
    assert submission.user == owner
    assert submission.created_at.year > 2000


def test_code_is_stored_byte_for_byte(api: Api, owner: User, problem: Problem) -> None:
    code = "\n\t# \u00e9\u4e2d\U0001f600 \u202e\r\nprint(1)  \n\n"

    submit(api(owner), {**BODY, "code": code})

    assert Submission.objects.get().source == code


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"language": "cobol"}, "unknown_language", "language"),
        ({"language": ""}, "unknown_language", "language"),
        ({"language": "bash"}, "language_unsuitable", "language"),
        ({"language": "x" * 31}, "invalid_input", "language"),
        ({"language": 7}, "invalid_input", "language"),
        ({"language": None}, "invalid_input", "language"),
        ({"language": ["python"]}, "invalid_input", "language"),
        ({"language": "py\0thon"}, "invalid_input", "language"),
        ({"code": ""}, "empty_source", "code"),
        ({"code": " \n\t"}, "empty_source", "code"),
        ({"code": 7}, "invalid_input", "code"),
        ({"code": True}, "invalid_input", "code"),
        ({"code": {"a": 1}}, "invalid_input", "code"),
        ({"code": "print(1)\0"}, "invalid_input", "code"),
        ({"code": "'\ud800'"}, "invalid_input", "code"),
        ({"code": "x" * (64 * 1024 + 1)}, "source_too_long", "code"),
        ({"code": "\u4e2d" * 22_000}, "source_too_long", "code"),
    ],
)
def test_it_refuses_what_cannot_be_judged(
    api: Api,
    refused: Refused,
    owner: User,
    problem: Problem,
    change: dict[str, Any],
    code: str,
    field: str,
) -> None:
    refused(submit(api(owner), {**BODY, **change}), 400, code, field)

    assert not Submission.objects.exists()


def test_64_kib_are_taken(api: Api, owner: User, problem: Problem) -> None:
    assert submit(api(owner), {**BODY, "code": "#" * 64 * 1024}).status_code == 202


def test_it_names_all_that_is_missing(
    api: Api, refused: Refused, owner: User, problem: Problem
) -> None:
    refused(submit(api(owner), {}), 400, "invalid_input", "language", "code")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "malformed_json"),
        (b'{"language": "python", "code": NaN}', "malformed_json"),
        (b'{"language": "\xff", "code": "1"}', "malformed_json"),
        (b"[" * 100_000, "malformed_json"),
        (b"9" * 10_000, "malformed_json"),
        (b'{"code": "\\uZZZZ"}', "malformed_json"),
        (b"\xef\xbb\xbf{}", "malformed_json"),
        (b"[]", "invalid_input"),
        (b"null", "invalid_input"),
        (b'"text"', "invalid_input"),
        (b"7", "invalid_input"),
    ],
)
def test_it_refuses_a_body_that_is_no_object(
    api: Api, refused: Refused, owner: User, problem: Problem, content: bytes, code: str
) -> None:
    response = api(owner).post(
        "/api/problems/two-sum/submit", content, content_type="application/json"
    )

    assert response.json()["code"] == code
    refused(response, 400, code, *response.json()["fields"])


def test_an_empty_body_lacks_everything(
    api: Api, refused: Refused, owner: User, problem: Problem
) -> None:
    response = api(owner).post("/api/problems/two-sum/submit", b"", content_type="application/json")

    refused(response, 400, "invalid_input", "language", "code")


def test_it_refuses_a_huge_body(api: Api, refused: Refused, owner: User, problem: Problem) -> None:
    refused(submit(api(owner), {**BODY, "code": "x" * (1 << 20)}), 413, "body_too_large")


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense"]
)
def test_it_takes_json_alone(
    api: Api, refused: Refused, owner: User, problem: Problem, media_type: str
) -> None:
    response = api(owner).post(
        "/api/problems/two-sum/submit", json.dumps(BODY), content_type=media_type
    )

    refused(response, 415, "unsupported_media_type")


def test_an_unknown_or_hidden_problem_is_not_found(api: Api, refused: Refused, owner: User) -> None:
    make_problem(slug="hidden", is_published=False)

    refused(submit(api(owner), slug="no-such"), 404, "not_found")
    refused(submit(api(owner), slug="hidden"), 404, "not_found")
    assert not Submission.objects.exists()


def test_staff_may_try_a_hidden_problem(api: Api, staff: User) -> None:
    make_problem(slug="hidden", is_published=False)

    assert submit(api(staff), slug="hidden").status_code == 202


def test_the_same_key_gives_the_same_submission(
    api: Api, owner: User, other: User, problem: Problem
) -> None:
    first = submit(api(owner), HTTP_IDEMPOTENCY_KEY="k1")
    again = submit(api(owner), HTTP_IDEMPOTENCY_KEY="k1")
    others = submit(api(other), HTTP_IDEMPOTENCY_KEY="k1")

    assert again.status_code == 202
    assert again.json()["id"] == first.json()["id"]
    assert again.headers["Location"] == first.headers["Location"]
    assert others.json()["id"] != first.json()["id"]
    assert Submission.objects.count() == 2


def test_a_key_stands_for_one_body(
    api: Api, refused: Refused, owner: User, problem: Problem
) -> None:
    submit(api(owner), HTTP_IDEMPOTENCY_KEY="k1")

    response = submit(api(owner), {**BODY, "code": "pass"}, HTTP_IDEMPOTENCY_KEY="k1")

    refused(response, 422, "idempotency_key_reused")
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("key", ["k" * 101, "a\tb", "\x00"])
def test_it_refuses_a_key_that_cannot_be_one(
    api: Api, refused: Refused, owner: User, problem: Problem, key: str
) -> None:
    refused(submit(api(owner), HTTP_IDEMPOTENCY_KEY=key), 400, "invalid_idempotency_key")


def test_nobody_cannot_submit(api: Api, refused: Refused, problem: Problem) -> None:
    response = submit(api(None))

    refused(response, 401, "not_authenticated")
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="api"'
    assert not Submission.objects.exists()


def test_a_token_needs_the_scope(
    with_token: Callable[..., APIClient], refused: Refused, owner: User, problem: Problem
) -> None:
    refused(submit(with_token(owner, "read")), 403, "scope_missing")
    assert submit(with_token(owner, "submit")).status_code == 202


def test_another_site_cannot_submit_for_a_browser(
    refused: Refused, owner: User, problem: Problem
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)

    response = client.post(
        "/api/problems/two-sum/submit", json.dumps(BODY), content_type="application/json"
    )

    refused(response, 403, "csrf_failed")
    assert not Submission.objects.exists()


def test_a_browser_submits_with_its_csrf_token(owner: User, problem: Problem) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)
    client.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32

    response = client.post(
        "/api/problems/two-sum/submit",
        json.dumps(BODY),
        content_type="application/json",
        headers={"X-CSRFToken": "a" * 32},
    )

    assert response.status_code == 202


def test_it_says_how_many_more_it_takes(api: Api, owner: User, problem: Problem) -> None:
    with override_settings(RATE_LIMITS={"submit": (5, 100)}):
        response = submit(api(owner))

    assert response.headers["RateLimit-Limit"] == "5"
    assert response.headers["RateLimit-Remaining"] == "4"
    assert 0 < int(response.headers["RateLimit-Reset"]) <= 60


def test_too_many_are_refused_with_the_time_to_wait(
    api: Api, refused: Refused, owner: User, other: User, problem: Problem
) -> None:
    with override_settings(RATE_LIMITS={"submit": (2, 100)}):
        client = api(owner)
        sent = [submit(client, {**BODY, "code": f"pass  # {number}"}) for number in range(2)]
        assert [one.status_code for one in sent] == [202, 202]
        response = submit(client)
        others = submit(api(other))

    refused(response, 429, "too_many_requests")
    assert 0 < int(response.headers["Retry-After"]) <= 60
    assert response.headers["RateLimit-Remaining"] == "0"
    assert others.status_code == 202
    assert Submission.objects.filter(user=owner).count() == 2


def test_many_users_at_one_address_share_its_limit(
    api: Api, refused: Refused, owner: User, other: User, problem: Problem
) -> None:
    with override_settings(RATE_LIMITS={"submit": (100, 1)}, PROXY_COUNT=1):
        here = {"HTTP_X_FORWARDED_FOR": "forged, 192.0.2.7"}
        assert submit(api(owner), **here).status_code == 202
        refused(submit(api(other), **here), 429, "too_many_requests")
        elsewhere = {"HTTP_X_FORWARDED_FOR": "192.0.2.7, 192.0.2.8"}
        assert submit(api(other), **elsewhere).status_code == 202


def test_without_a_proxy_an_address_cannot_be_forged(
    api: Api, refused: Refused, owner: User, problem: Problem
) -> None:
    with override_settings(RATE_LIMITS={"submit": (100, 1)}, PROXY_COUNT=0):
        assert submit(api(owner), HTTP_X_FORWARDED_FOR="192.0.2.1").status_code == 202
        response = submit(api(owner), HTTP_X_FORWARDED_FOR="192.0.2.2")

    refused(response, 429, "too_many_requests")


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_only_post_submits(
    api: Api, refused: Refused, owner: User, problem: Problem, method: str
) -> None:
    response = getattr(api(owner), method)("/api/problems/two-sum/submit")

    refused(response, 405, "method_not_allowed")
    assert "POST" in response.headers["Allow"]


def test_when_too_much_waits_it_says_so_and_when_to_come_back(
    api: Api, refused: Refused, owner: User, problem: Problem
) -> None:
    with override_settings(PRACTICE_QUEUE_MAX=0):
        response = submit(api(owner))

    document = refused(response, 503, "queue_full")
    assert response.headers["Retry-After"] == "30"
    assert "try again in 30 seconds" in document["message"]
    assert not Submission.objects.exists()
