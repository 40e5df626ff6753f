"""A person's own settings."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from judge.accounts import tokens
from judge.accounts.models import ApiToken, Scope, User

pytestmark = pytest.mark.django_db

NEW_TOKEN = {"name": "laptop", "scope": "submit", "days": "30"}


def test_they_are_for_whoever_is_signed_in(anonymous: Client) -> None:
    assert anonymous.get("/settings/").status_code == 302
    assert anonymous.post("/settings/tokens/", NEW_TOKEN).status_code == 302
    assert anonymous.post("/settings/theme/", {"theme": "dark"}).status_code == 302
    assert not ApiToken.objects.exists()


def test_the_theme_is_kept_and_every_page_has_it(owner_client: Client) -> None:
    owner_client.post("/settings/theme/", {"theme": "dark"})
    page = owner_client.get("/").content.decode()
    assert 'data-profile-theme="dark" data-theme="dark"' in page
    owner_client.post("/settings/theme/", {"theme": "system"})
    page = owner_client.get("/").content.decode()
    assert 'data-profile-theme="system"' in page
    assert "data-theme=" not in page


def test_an_unknown_theme_changes_nothing(owner_client: Client, owner: User) -> None:
    owner_client.post("/settings/theme/", {"theme": '"><script>'})
    owner.refresh_from_db()
    assert owner.theme == "system"


def test_a_new_token_is_shown_once_and_works(owner_client: Client, owner: User) -> None:
    page = owner_client.post("/settings/tokens/", NEW_TOKEN)
    found = re.search(r"gvl_[\w-]{43}", page.content.decode())
    assert found is not None
    assert "no-store" in page.headers["Cache-Control"]
    token = tokens.find(found.group())
    assert token is not None
    assert token.user == owner
    assert tokens.allows(token, Scope.SUBMIT)
    later = owner_client.get("/settings/").content.decode()
    assert "laptop" in later
    assert found.group() not in later


def test_a_token_that_may_only_read_can_be_made_and_one_that_never_expires(
    owner_client: Client,
) -> None:
    owner_client.post("/settings/tokens/", {"name": "reader", "scope": "read", "days": "0"})
    token = ApiToken.objects.get()
    assert token.scopes == ["read"]
    assert token.expires_at is None


@pytest.mark.parametrize(
    "change", [{"name": ""}, {"name": "x" * 61}, {"scope": "admin"}, {"days": "9999"}]
)
def test_a_token_with_wrong_fields_is_not_made(
    owner_client: Client, change: dict[str, str]
) -> None:
    response = owner_client.post("/settings/tokens/", {**NEW_TOKEN, **change})
    assert response.status_code == 422
    assert 'class="errors"' in response.content.decode()
    assert not ApiToken.objects.exists()


def test_nobody_hoards_tokens(owner_client: Client) -> None:
    for _ in range(tokens.MAX_PER_USER + 1):
        response = owner_client.post("/settings/tokens/", NEW_TOKEN)
    assert response.status_code == 422
    assert "revoke one first" in response.content.decode()


def test_a_token_is_revoked_by_its_owner_alone(owner_client: Client, other_client: Client) -> None:
    owner_client.post("/settings/tokens/", NEW_TOKEN)
    token = ApiToken.objects.get()
    other_client.post(f"/settings/tokens/{token.pk}/revoke/")
    assert ApiToken.objects.exists()
    owner_client.post(f"/settings/tokens/{token.pk}/revoke/")
    assert not ApiToken.objects.exists()


def test_changes_need_a_post_with_its_token(owner: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(owner)
    assert strict.get("/settings/theme/").status_code == 405
    response = strict.post("/settings/theme/", {"theme": "dark"})
    assert response.status_code == 403
    assert "Send it again" in response.content.decode()
