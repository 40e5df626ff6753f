from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from judge.accounts import tokens
from judge.accounts.models import ApiToken, User

URL = "/api/tokens"
Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

BODY = {"name": "CI", "scopes": ["submit"]}

pytestmark = pytest.mark.django_db


def make(client: APIClient, **change: Any) -> Any:
    return client.post(URL, {**BODY, **change}, format="json")


def bearer(secret: str) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return client


def test_a_new_token_shows_its_secret_and_signs_in(api: Api, owner: User) -> None:
    response = make(api(owner))

    document = response.json()
    assert response.status_code == 201
    assert response.headers["Cache-Control"] == "no-store"
    assert tokens.SECRET_FORM.fullmatch(document["secret"])
    assert (document["name"], document["scopes"]) == ("CI", ["submit"])
    assert bearer(document["secret"]).get("/api/me").json()["username"] == "owner"


def test_the_secret_is_never_seen_again(api: Api, owner: User) -> None:
    secret = make(api(owner)).json()["secret"]

    listed = api(owner).get(URL)

    assert listed.json()["count"] == 1
    assert "secret" not in listed.json()["results"][0]
    assert secret.encode() not in listed.content
    assert ApiToken.objects.get().digest not in listed.content.decode()
    assert secret not in str(ApiToken.objects.values().get())


def test_it_expires_after_some_months_unless_told_otherwise(api: Api, owner: User) -> None:
    make(api(owner))
    make(api(owner), expires_in_days=1)
    make(api(owner), expires_in_days=None)

    default, day, never = ApiToken.objects.order_by("id")
    now = timezone.now()
    assert default.expires_at is not None
    assert day.expires_at is not None
    assert abs(default.expires_at - now - timedelta(days=90)) < timedelta(minutes=1)
    assert abs(day.expires_at - now - timedelta(days=1)) < timedelta(minutes=1)
    assert never.expires_at is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"name": "a\0"}, "name"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["admin"]}, "scopes.0"),
        ({"scopes": "read"}, "scopes"),
        ({"expires_in_days": 0}, "expires_in_days"),
        ({"expires_in_days": 10**9}, "expires_in_days"),
        ({"expires_in_days": "soon"}, "expires_in_days"),
    ],
)
def test_it_refuses_a_token_that_makes_no_sense(
    api: Api, refused: Refused, owner: User, change: dict[str, Any], field: str
) -> None:
    refused(make(api(owner), **change), 400, "invalid_input", field)
    assert not ApiToken.objects.exists()


def test_one_has_only_so_many(api: Api, refused: Refused, owner: User) -> None:
    client = api(owner)
    for _ in range(tokens.MAX_PER_USER):
        assert make(client).status_code == 201

    refused(make(client), 409, "too_many_tokens")


def test_a_revoked_token_stops_at_once(api: Api, refused: Refused, owner: User) -> None:
    token = make(api(owner)).json()

    assert api(owner).delete(f"{URL}/{token['id']}").status_code == 204
    refused(bearer(token["secret"]).get("/api/me"), 401, "invalid_token")


def test_someone_elses_token_is_not_found(
    api: Api, refused: Refused, owner: User, other: User
) -> None:
    token = make(api(owner)).json()

    refused(api(other).delete(f"{URL}/{token['id']}"), 404, "not_found")
    refused(api(other).delete(f"{URL}/{10**30}"), 404, "not_found")
    assert api(other).get(URL).json()["count"] == 0
    assert ApiToken.objects.count() == 1


def test_a_token_makes_shows_and_revokes_none(api: Api, refused: Refused, owner: User) -> None:
    token = make(api(owner)).json()
    client = bearer(token["secret"])

    refused(make(client), 403, "scope_missing")
    refused(client.get(URL), 403, "scope_missing")
    refused(client.delete(f"{URL}/{token['id']}"), 403, "scope_missing")


def test_nobody_has_none(api: Api, refused: Refused) -> None:
    refused(api(None).get(URL), 401, "not_authenticated")
    refused(make(api(None)), 401, "not_authenticated")


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer ",
        "Bearer gvl_short",
        "Bearer gvl_" + "A" * 43,
        "bearer gvl_" + "A" * 42 + "\xe9",
        "Bearer a b c",
    ],
)
def test_a_wrong_token_is_refused_even_where_none_is_needed(refused: Refused, header: str) -> None:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=header)

    response = client.get("/api/problems")

    refused(response, 401, "invalid_token")
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_an_expired_token_is_refused(api: Api, refused: Refused, owner: User) -> None:
    secret = make(api(owner), expires_in_days=1).json()["secret"]
    ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    refused(bearer(secret).get("/api/me"), 401, "invalid_token")


def test_a_barred_users_token_is_refused(api: Api, refused: Refused, owner: User) -> None:
    secret = make(api(owner)).json()["secret"]
    User.objects.update(is_active=False)

    refused(bearer(secret).get("/api/me"), 401, "invalid_token")


def test_a_token_needs_no_csrf_token(owner: User, api: Api) -> None:
    secret = make(api(owner)).json()["secret"]
    client = APIClient(enforce_csrf_checks=True)
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")

    assert client.patch("/api/me", {"theme": "dark"}, format="json").status_code == 200
