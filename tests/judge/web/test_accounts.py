"""Signing up, in and out, and the other account pages, in our own look."""

from __future__ import annotations

import pytest
from django.test import Client

from judge.accounts.models import User
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db


def test_signing_up_signs_in_and_leads_back(anonymous: Client) -> None:
    response = anonymous.post(
        "/accounts/signup/",
        {"username": "newcomer", "password1": "a long pass phrase 7", "next": "/languages/"},
    )
    assert response.headers["Location"] == "/languages/"
    assert "newcomer" in anonymous.get("/").content.decode()


def test_signing_in_takes_name_or_email(anonymous: Client, owner: User) -> None:
    User.objects.filter(pk=owner.pk).update(email="owner@example.org")
    for login in ("owner", "owner@example.org"):
        response = anonymous.post("/accounts/login/", {"login": login, "password": PASSWORD})
        assert response.status_code == 302, login
        anonymous.post("/accounts/logout/")


def test_a_wrong_password_is_answered_in_words(anonymous: Client, owner: User) -> None:
    response = anonymous.post("/accounts/login/", {"login": "owner", "password": "wrong"})
    assert 'role="alert"' in response.content.decode()


def test_nobody_is_led_to_another_site(anonymous: Client, owner: User) -> None:
    response = anonymous.post(
        "/accounts/login/",
        {"login": "owner", "password": PASSWORD, "next": "https://evil.example/"},
    )
    assert response.headers["Location"] == "/"


def test_signing_out_takes_a_post(owner_client: Client) -> None:
    owner_client.get("/accounts/logout/")
    assert "Sign out" in owner_client.get("/").content.decode()
    owner_client.post("/accounts/logout/")
    assert "Sign in" in owner_client.get("/").content.decode()


@pytest.mark.parametrize(
    "address",
    ["/accounts/login/", "/accounts/signup/", "/accounts/inactive/"],
)
def test_pages_before_signing_in_have_the_sites_frame(anonymous: Client, address: str) -> None:
    page = anonymous.get(address).content.decode()
    assert '<header class="site-header' in page
    assert 'class="entrance"' in page


@pytest.mark.parametrize(
    "address",
    ["/accounts/password/change/", "/accounts/email/", "/accounts/logout/"],
)
def test_account_pages_have_the_sites_frame(owner_client: Client, address: str) -> None:
    page = owner_client.get(address).content.decode()
    assert '<header class="site-header' in page
    assert '<form class="stacked"' in page


def test_the_sign_in_link_comes_back_to_the_page(anonymous: Client) -> None:
    page = anonymous.get("/languages/").content.decode()
    assert 'href="/accounts/login/?next=/languages/"' in page
