from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from judge.accounts import tokens
from judge.accounts.models import ApiToken, Scope, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret(owner: User) -> str:
    _, secret = tokens.issue(
        owner,
        name="laptop",
        scopes=[Scope.READ],
        expires_at=timezone.now() + timedelta(days=1),
    )
    return secret


def test_staff_find_users(staff_client: Client, owner: User) -> None:
    page = staff_client.get("/admin/accounts/user/?q=own")

    assert "owner" in page.content.decode()


def test_a_token_is_shown_without_its_secret(
    staff_client: Client, owner: User, secret: str
) -> None:
    page = staff_client.get(f"/admin/accounts/user/{owner.pk}/change/").content.decode()

    assert "laptop" in page
    assert secret not in page
    assert ApiToken.objects.get().digest not in page


def test_others_have_no_admin(other_client: Client, anonymous: Client, owner: User) -> None:
    for client in (other_client, anonymous):
        assert client.get(f"/admin/accounts/user/{owner.pk}/change/").status_code == 302
