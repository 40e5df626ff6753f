"""What answers say of the limits: the API's with every status, pages, and what shared caches keep."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from rest_framework.test import APIClient

from judge.accounts import tokens
from judge.accounts.models import Scope as Scopes
from judge.accounts.models import User
from judge.limits import rules
from judge.limits.rules import Key, Quota
from judge.limits.words import Group, Scope, Tier
from problems.models import Problem
from tests.factories import make_problem, make_submission
from tests.leaderboard.contests.factories import make_contest

Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

BODY = {"language": "python", "code": "class Solution: pass\n"}
HEADERS = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy", "RateLimit")  # fmt: skip
GONE = "redis://127.0.0.1:1/0"


@pytest.fixture
def problem(db: None) -> Problem:
    return make_problem(slug="two-sum")


@pytest.fixture
def allow(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Allow so many calls of a group a minute: `allow(Group.LIST, Tier.USER, Scope.USER, 1)`."""

    def to(group: Group, tier: Tier, scope: Scope, calls: int) -> None:
        monkeypatch.setattr(rules, "overrides", lambda: {Key(group, tier, scope): Quota(calls)})
        rules.forget()

    return to


def told(response: Any) -> dict[str, str]:
    return {name: response.headers[name] for name in HEADERS if name in response.headers}


def submit(client: APIClient, **body: Any) -> Any:
    return client.post("/api/problems/two-sum/submit", {**BODY, **body}, format="json")


def test_every_answer_of_the_api_says_what_is_left(
    api: Api, owner: User, other: User, problem: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = make_submission(owner, problem), make_submission(other, problem)
    client = api(owner)
    poll = f"/api/submissions/{mine.pk}"
    etag = client.get(poll).headers["ETag"]
    _, secret = tokens.issue(owner, name="t", scopes=[Scopes.READ], expires_at=None)
    unknown, reads = APIClient(), APIClient()
    unknown.credentials(HTTP_AUTHORIZATION="Bearer gvl_unknown")
    reads.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    by_status = {
        200: client.get("/api/me"),
        202: submit(client),
        304: client.get(poll, HTTP_IF_NONE_MATCH=etag),
        400: submit(client, code=7),
        401: unknown.get("/api/me"),
        403: submit(reads),
        404: client.get(f"/api/submissions/{theirs.pk}"),
        405: client.delete("/api/problems/two-sum/submit"),
        406: client.get("/api/me", HTTP_ACCEPT="text/csv"),
        415: client.post("/api/problems/two-sum/submit", "x", content_type="text/plain"),
    }
    with override_settings(RATE_LIMITS={"submit": (1, 100)}):
        by_status[429] = [submit(client) for _ in range(3)][-1]
    for status, response in by_status.items():
        assert response.status_code == status
        assert set(told(response)) == set(HEADERS), (status, response.headers)
    for anyone in (api(None), client):
        nowhere = anyone.get("/api/nowhere")
        assert (nowhere.status_code, set(told(nowhere))) == (404, set(HEADERS))
    monkeypatch.setattr("judge.api.me.signed_in", None)
    broken = client.get("/api/me")
    assert (broken.status_code, set(told(broken))) == (500, set(HEADERS))


def test_they_are_in_the_words_that_clients_know_and_in_the_drafts(
    api: Api, owner: User, problem: Problem
) -> None:
    headers = told(submit(api(owner)))
    reset_s = headers["RateLimit-Reset"]

    assert 0 < int(reset_s) <= 60
    assert headers == {
        "RateLimit-Limit": "20",
        "RateLimit-Remaining": "19",
        "RateLimit-Reset": reset_s,
        "RateLimit-Policy": '"submit";q=20;w=60',
        "RateLimit": f'"submit";r=19;t={reset_s}',
    }


def test_what_shared_caches_keep_says_nothing_of_a_caller(api: Api, owner: User, db: None) -> None:
    contest = make_contest()

    for path in ("leaderboard", "pulse"):
        response = api(owner).get(f"/api/contests/{contest.slug}/{path}")
        assert "public" in response.headers["Cache-Control"]
        assert not told(response)
    own = api(owner).get(f"/api/contests/{contest.slug}/leaderboard?around=me")
    assert told(own)
    assert not told(api(owner).get("/api/leaderboard"))
    assert told(api(owner).get("/api/leaderboard?around=me"))


def test_guesses_at_a_token_are_counted_by_address(
    refused: Refused, db: None, allow: Callable[..., None]
) -> None:
    allow(Group.READ, Tier.ANONYMOUS, Scope.ADDRESS, 2)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION="Bearer gvl_guess")

    assert [client.get("/api/me").status_code for _ in range(2)] == [401, 401]
    response = client.get("/api/me")

    refused(response, 429, "too_many_requests")
    assert 1 <= int(response.headers["Retry-After"]) <= 60


@pytest.mark.parametrize("path", ["/api/submissions", "/submissions/"])
def test_pages_and_the_api_share_a_limit(
    api: Api, owner: User, owner_client: Client, allow: Callable[..., None], path: str
) -> None:
    allow(Group.LIST, Tier.USER, Scope.USER, 1)
    assert owner_client.get("/submissions/").status_code == 200

    assert api(owner).get("/api/submissions").status_code == 429


def test_a_page_is_refused_with_a_page(owner_client: Client, allow: Callable[..., None]) -> None:
    allow(Group.LIST, Tier.USER, Scope.USER, 1)
    assert owner_client.get("/").status_code == 200

    response = owner_client.get("/")

    assert response.status_code == 429
    seconds = response.headers["Retry-After"]
    assert f"Try again in {seconds} second" in response.content.decode()
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["RateLimit-Remaining"] == "0"


@pytest.mark.parametrize("name", ["export.csv", "export.json"])
def test_exports_have_a_limit(
    owner_client: Client, api: Api, owner: User, allow: Callable[..., None], name: str
) -> None:
    contest = make_contest(begins_in_min=-2_000)
    allow(Group.EXPORT, Tier.USER, Scope.USER, 1)
    assert owner_client.get(f"/contests/{contest.slug}/{name}").status_code != 429

    assert owner_client.get(f"/contests/{contest.slug}/{name}").status_code == 429
    assert api(owner).get(f"/api/contests/{contest.slug}/export").status_code == 429


def test_questions_to_the_organisers_have_a_limit(
    api: Api, owner: User, allow: Callable[..., None]
) -> None:
    contest = make_contest()
    allow(Group.CLARIFY, Tier.USER, Scope.USER, 1)
    path = f"/api/contests/{contest.slug}/clarifications"
    first = api(owner).post(path, {"question": "?"}, format="json")

    assert first.headers["RateLimit-Policy"].startswith('"clarify"')
    assert api(owner).post(path, {"question": "?"}, format="json").status_code == 429


def test_the_admin_counts_uploads_and_attempts_to_sign_in_and_nothing_else(
    staff_client: Client, anonymous: Client, allow: Callable[..., None]
) -> None:
    allow(Group.UPLOAD, Tier.STAFF, Scope.USER, 1)
    package = {"package": SimpleUploadedFile("p.zip", b"x")}
    path = "/admin/problems/problem/"
    codes = [staff_client.post(path, package).status_code for _ in range(2)]
    assert codes[0] != 429
    assert codes[1] == 429
    assert staff_client.get(path).status_code == 200

    allow(Group.SIGN_IN, Tier.ANONYMOUS, Scope.ADDRESS, 1)
    form = {"username": "staff", "password": "guess"}
    codes = [anonymous.post("/admin/login/", form).status_code for _ in range(2)]
    assert codes[0] != 429
    assert codes[1] == 429


@pytest.mark.parametrize("path", ["/healthz", "/accounts/login/"])
def test_what_watches_the_site_is_not_counted(anonymous: Client, path: str) -> None:
    assert not told(anonymous.get(path))


def test_without_redis_everything_is_answered(
    api: Api, owner: User, owner_client: Client, problem: Problem
) -> None:
    with override_settings(REDIS_URL=GONE, RATE_LIMITS={"submit": (1, 1)}):
        assert submit(api(owner)).status_code == 202
        assert submit(api(owner), code="pass").status_code == 202
        assert owner_client.get("/").status_code == 200
        assert not told(api(owner).get("/api/me"))
