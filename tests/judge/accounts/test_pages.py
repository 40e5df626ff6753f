"""Signing up and in, with allauth as it is configured here."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client, override_settings

from judge.accounts.models import User
from tests.factories import PASSWORD, make_user

SIGNUP, LOGIN, RESET = "/accounts/signup/", "/accounts/login/", "/accounts/password/reset/"
GOOD = "a long and odd sentence 7"

pytestmark = pytest.mark.django_db


def sign_up(client: Client, username: str, password: str = GOOD, email: str = "") -> bool:
    client.post(SIGNUP, {"username": username, "password1": password, "email": email})
    return "_auth_user_id" in client.session


def sign_in(client: Client, login: str, password: str = PASSWORD) -> bool:
    client.post(LOGIN, {"login": login, "password": password})
    return "_auth_user_id" in client.session


def test_a_name_and_a_password_are_enough(anonymous: Client) -> None:
    assert sign_up(anonymous, "newcomer")

    user = User.objects.get()
    assert (user.username, user.email, user.is_staff) == ("newcomer", "", False)
    assert user.check_password(GOOD)


def test_an_email_address_may_be_given(anonymous: Client) -> None:
    assert sign_up(anonymous, "newcomer", email="n@example.org")
    assert User.objects.get().email == "n@example.org"


@pytest.mark.parametrize(
    "name", ["", "ab", "x" * 31, "b b", "b\u00f8b", "bob!", "admin", "Admin", "api", "ME", "staff"]
)
def test_a_name_that_misleads_is_refused(anonymous: Client, name: str) -> None:
    assert not sign_up(anonymous, name)
    assert not User.objects.exists()


def test_a_name_that_someone_has_in_another_case_is_refused(anonymous: Client) -> None:
    make_user("Alice")

    assert not sign_up(anonymous, "alice")
    assert User.objects.count() == 1


@pytest.mark.parametrize("password", ["", "short1", "password", "newcomer1"])
def test_a_weak_password_is_refused(anonymous: Client, password: str) -> None:
    assert not sign_up(anonymous, "newcomer", password)
    assert not User.objects.exists()


@pytest.mark.parametrize("login", ["owner", "OWNER", "o@example.org"])
def test_one_signs_in_by_name_or_address(anonymous: Client, login: str) -> None:
    make_user("owner", email="o@example.org")

    assert sign_in(anonymous, login)


def test_a_wrong_password_does_not_sign_in(anonymous: Client, owner: User) -> None:
    assert not sign_in(anonymous, "owner", "wrong")


def test_a_barred_user_does_not_sign_in(anonymous: Client) -> None:
    make_user("barred", is_active=False)

    assert not sign_in(anonymous, "barred")


def test_guessing_a_password_is_stopped(anonymous: Client, owner: User) -> None:
    for number in range(5):
        assert not sign_in(anonymous, "owner", f"guess {number}")

    assert not sign_in(anonymous, "owner", PASSWORD)
    assert not sign_in(Client(REMOTE_ADDR="192.0.2.1"), "owner", PASSWORD)


def test_many_guesses_from_one_address_are_stopped(anonymous: Client, owner: User) -> None:
    answers = {
        anonymous.post(LOGIN, {"login": f"user{number}", "password": "x"}).status_code
        for number in range(25)
    }

    assert not sign_in(anonymous, "owner")
    assert answers <= {200, 429}


def test_without_email_a_reset_says_whom_to_ask(anonymous: Client) -> None:
    make_user("owner", email="o@example.org")

    for response in (
        anonymous.get(RESET, follow=True),
        anonymous.post(RESET, {"email": "o@example.org"}, follow=True),
    ):
        assert response.redirect_chain == [(LOGIN, 302)]
        assert "sends no e-mail" in response.content.decode()
    assert mail.outbox == []


@override_settings(HAS_EMAIL=True)
def test_with_email_a_reset_is_sent(anonymous: Client) -> None:
    make_user("owner", email="o@example.org")

    anonymous.post(RESET, {"email": "o@example.org"})

    (message,) = mail.outbox
    assert message.to == ["o@example.org"]
    assert "/accounts/password/reset/key/" in message.body
