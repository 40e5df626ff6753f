"""A person's own webhooks, as pages."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from judge.accounts.models import User
from judge.webhooks.hooks import valid_secrets
from judge.webhooks.models import Attempt, Delivery, Hook, HookState
from tests.judge.webhooks.hooks import make_delivery, make_hook

pytestmark = pytest.mark.django_db

URL = "/settings/webhooks/"
NEW = {"name": "My tool", "url": "https://hooks.test/mine"}


@pytest.fixture(autouse=True)
def _allowed(settings: Settings) -> None:
    settings.USER_WEBHOOKS = True
    settings.WEBHOOK_HOSTS = ["hooks.test"]


def test_there_is_no_such_page_unless_the_operator_allows_it(
    owner_client: Client, owner: User, settings: Settings
) -> None:
    hook = make_hook(owner=owner)
    assert URL in owner_client.get("/settings/").content.decode()
    settings.USER_WEBHOOKS = False
    assert URL not in owner_client.get("/settings/").content.decode()
    assert owner_client.get(URL).status_code == 404
    assert owner_client.post(f"{URL}new/", NEW).status_code == 404
    assert owner_client.post(f"{URL}{hook.pk}/", {"delete": "1"}).status_code == 404


def test_it_is_for_whoever_is_signed_in(anonymous: Client) -> None:
    assert anonymous.get(URL).status_code == 302
    assert anonymous.post(f"{URL}new/", NEW).status_code == 302


def test_a_new_webhook_shows_its_secret_once(owner_client: Client, owner: User) -> None:
    page = owner_client.post(f"{URL}new/", NEW)
    hook = Hook.objects.get(owner=owner)
    (secret,) = valid_secrets(hook)
    assert secret in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    later = owner_client.get(URL).content.decode()
    assert "My tool" in later
    assert secret not in later


def test_a_refused_address_comes_back_with_the_reason(owner_client: Client) -> None:
    page = owner_client.post(f"{URL}new/", {**NEW, "url": "https://127.0.0.1/"})
    assert page.status_code == 422
    assert "must be a name" in page.content.decode()
    assert 'value="https://127.0.0.1/"' in page.content.decode()


def test_the_buttons_do_what_they_say(owner_client: Client, owner: User) -> None:
    hook = make_hook(owner=owner)
    address = f"{URL}{hook.pk}/"
    owner_client.post(address, {"pause": "1"})
    assert Hook.objects.get().state == HookState.PAUSED
    owner_client.post(address, {"resume": "1"})
    assert Hook.objects.get().state == HookState.ACTIVE
    owner_client.post(address, {"test": "1"})
    assert Delivery.objects.get().hook == hook
    page = owner_client.post(address, {"secret": "1"}).content.decode()
    assert valid_secrets(hook)[0] in page
    owner_client.post(address, {"delete": "1"})
    assert not Hook.objects.exists()


def test_the_buttons_of_others_lead_nowhere(other_client: Client, owner: User) -> None:
    for hook in (make_hook(owner=owner), make_hook()):
        for button in ("pause", "test", "secret", "delete"):
            address = f"{URL}{hook.pk}/"
            assert other_client.post(address, {button: "1"}).status_code == 404
    assert Hook.objects.filter(state=HookState.ACTIVE).count() == 2


def test_what_was_sent_is_listed_without_the_receivers_words(
    owner_client: Client, owner: User
) -> None:
    delivery = make_delivery(make_hook(owner=owner), attempt=1)
    Attempt.objects.create(
        delivery=delivery, number=1, began_at=delivery.created_at, duration_ms=3, status=500,
        answer="INSIDE", failure="",
    )  # fmt: skip
    page = owner_client.get(URL).content.decode()
    assert "500" in page
    assert "INSIDE" not in page
