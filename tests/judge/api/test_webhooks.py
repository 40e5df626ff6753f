from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django import Settings
from rest_framework.test import APIClient

from judge.accounts.models import User
from judge.webhooks.hooks import MAX_PER_USER, valid_secrets
from judge.webhooks.models import Attempt, Delivery, Hook, HookState
from tests.factories import make_submission
from tests.judge.webhooks.hooks import make_delivery, make_hook

URL = "/api/webhooks"
Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

BODY = {"name": "My tool", "url": "https://hooks.test/mine"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _allowed(settings: Settings) -> None:
    settings.USER_WEBHOOKS = True
    settings.WEBHOOK_HOSTS = ["hooks.test"]


def make(client: APIClient, **change: Any) -> Any:
    return client.post(URL, {**BODY, **change}, format="json")


def test_a_new_webhook_shows_its_secret_once(api: Api, owner: User) -> None:
    response = make(api(owner))
    document = response.json()
    hook = Hook.objects.get()
    assert response.status_code == 201
    assert response.headers["Cache-Control"] == "no-store"
    assert valid_secrets(hook) == [document["secret"]]
    assert (hook.owner, hook.url) == (owner, BODY["url"])
    for address in (URL, f"{URL}/{hook.pk}"):
        assert document["secret"] not in api(owner).get(address).content.decode()


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.test/",
        "https://elsewhere.test/",
        "https://127.0.0.1/",
        "https://me:secret@hooks.test/",
        "https://hooks.test:8443/",
        "",
        "x" * 600,
    ],
)
def test_an_address_that_is_not_allowed_is_refused(
    api: Api, owner: User, refused: Refused, url: str
) -> None:
    refused(make(api(owner), url=url), 400, "invalid_input", "url")
    assert not Hook.objects.exists()


def test_one_may_have_only_so_many(api: Api, owner: User, refused: Refused) -> None:
    for _ in range(MAX_PER_USER):
        make_hook(owner=owner)
    refused(make(api(owner)), 409, "too_many_webhooks")


def test_there_are_none_unless_the_operator_allows_them(
    api: Api, owner: User, staff: User, refused: Refused, settings: Settings
) -> None:
    hook = make_hook(owner=owner)
    settings.USER_WEBHOOKS = False
    for someone in (owner, staff):
        refused(api(someone).get(URL), 403, "webhooks_off")
        refused(make(api(someone)), 403, "webhooks_off")
    refused(api(owner).delete(f"{URL}/{hook.pk}"), 403, "webhooks_off")
    refused(api(None).get(URL), 401, "not_authenticated")


def test_a_token_is_not_enough(
    with_token: Callable[..., APIClient], owner: User, refused: Refused
) -> None:
    client = with_token(owner, "submit")
    refused(client.get(URL), 403, "scope_missing")
    refused(make(client), 403, "scope_missing")


def test_what_others_have_is_not_there(
    api: Api, owner: User, other: User, staff: User, refused: Refused
) -> None:
    of_other, of_site = make_hook(owner=other), make_hook()
    for hook in (of_other, of_site):
        for someone in (owner, staff):
            client, address = api(someone), f"{URL}/{hook.pk}"
            refused(client.get(address), 404, "not_found")
            refused(client.patch(address, {"state": "paused"}, format="json"), 404, "not_found")
            refused(client.delete(address), 404, "not_found")
            refused(client.post(f"{address}/secret"), 404, "not_found")
            refused(client.post(f"{address}/test"), 404, "not_found")
            refused(client.get(f"{address}/deliveries"), 404, "not_found")
    assert api(owner).get(URL).json()["count"] == 0
    assert Hook.objects.filter(state=HookState.ACTIVE).count() == 2
    assert not Delivery.objects.exists()


def test_it_is_paused_switched_on_and_deleted(api: Api, owner: User, refused: Refused) -> None:
    hook = make_hook(owner=owner, state=HookState.DISABLED, disabled_reason="It is gone.")
    address = f"{URL}/{hook.pk}"
    client = api(owner)
    for state in ("active", "paused"):
        document = client.patch(address, {"state": state}, format="json").json()
        assert (document["state"], document["disabled_reason"]) == (state, "")
    refused(
        client.patch(address, {"state": "disabled"}, format="json"), 400, "invalid_input", "state"
    )
    assert client.delete(address).status_code == 204
    assert not Hook.objects.exists()


def test_the_secret_is_replaced_in_a_day_or_at_once(api: Api, owner: User) -> None:
    hook = make_hook(owner=owner)
    (first,) = valid_secrets(hook)
    response = api(owner).post(f"{URL}/{hook.pk}/secret")
    second = response.json()["secret"]
    assert response.headers["Cache-Control"] == "no-store"
    assert valid_secrets(hook) == [second, first]
    body = {"at_once": True}
    third = api(owner).post(f"{URL}/{hook.pk}/secret", body, format="json").json()["secret"]
    assert valid_secrets(hook) == [third]


def test_a_second_test_just_after_the_first_is_the_first(api: Api, owner: User) -> None:
    address = f"{URL}/{make_hook(owner=owner).pk}/test"
    first, second = api(owner).post(address), api(owner).post(address)
    assert (first.status_code, second.status_code) == (202, 202)
    assert first.json()["id"] == second.json()["id"] == str(Delivery.objects.get().pk)


def test_what_a_receiver_said_is_for_staff_alone(api: Api, owner: User) -> None:
    hook = make_hook(owner=owner)
    submission = make_submission(owner)
    delivery = make_delivery(hook, submission, attempt=1)
    Attempt.objects.create(
        delivery=delivery, number=1, began_at=delivery.created_at, duration_ms=3,
        failure="hooks.test leads to 10.0.0.7.", answer="INSIDE",
    )  # fmt: skip
    response = api(owner).get(f"{URL}/{hook.pk}/deliveries")
    (row,) = response.json()["results"]
    assert (row["submission"], row["state"], row["status"]) == (str(submission.pk), "waiting", None)
    assert "10.0.0.7" not in response.content.decode()
    assert "INSIDE" not in response.content.decode()
