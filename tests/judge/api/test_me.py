from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.test import APIClient

from judge.accounts.models import User

URL = "/api/me"
Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.django_db


def test_it_says_who_i_am(api: Api, owner: User) -> None:
    document = api(owner).get(URL).json()

    joined_at = document.pop("joined_at")
    assert joined_at.endswith("Z")
    assert document == {
        "username": "owner",
        "email": "",
        "is_staff": False,
        "theme": "system",
        "scopes": None,
    }


def test_it_says_what_my_token_may(with_token: Callable[..., APIClient], owner: User) -> None:
    assert with_token(owner, "read", "submit").get(URL).json()["scopes"] == ["read", "submit"]


def test_nobody_is_nobody(api: Api, refused: Refused) -> None:
    refused(api(None).get(URL), 401, "not_authenticated")


def test_a_barred_user_is_nobody(api: Api, refused: Refused, owner: User) -> None:
    client = api(owner)
    User.objects.update(is_active=False)

    refused(client.get(URL), 401, "not_authenticated")


def test_i_can_choose_how_pages_look(api: Api, owner: User) -> None:
    assert api(owner).patch(URL, {"theme": "dark"}, format="json").json()["theme"] == "dark"

    owner.refresh_from_db()
    assert owner.theme == "dark"


@pytest.mark.parametrize("body", [{}, {"theme": "pink"}, {"theme": None}, {"theme": ["dark"]}])
def test_it_refuses_a_theme_that_is_none(
    api: Api, refused: Refused, owner: User, body: dict[str, Any]
) -> None:
    refused(api(owner).patch(URL, body, format="json"), 400, "invalid_input", "theme")


def test_nothing_else_can_be_changed(api: Api, owner: User) -> None:
    api(owner).patch(URL, {"theme": "dark", "is_staff": True, "username": "root"}, format="json")

    owner.refresh_from_db()
    assert (owner.username, owner.is_staff) == ("owner", False)
