from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from judge.accounts.models import User
from judge.webhooks.hooks import valid_secrets
from judge.webhooks.models import Attempt, Delivery, DeliveryState, Event, Hook, HookState
from leaderboard.models import Contest
from tests.factories import make_problem, make_submission, make_user
from tests.judge.webhooks.hooks import make_delivery, make_hook

pytestmark = pytest.mark.django_db

LIST = reverse("admin:webhooks_hook_changelist")
ADD = reverse("admin:webhooks_hook_add")
DELIVERIES = reverse("admin:webhooks_delivery_changelist")
URL = "https://hooks.test/in"


@pytest.fixture(autouse=True)
def _listed(settings: Settings) -> None:
    settings.WEBHOOK_HOSTS = ["hooks.test"]


def page_of(hook: Hook) -> str:
    return reverse("admin:webhooks_hook_change", args=[hook.pk])


def press(client: Client, hook: Hook, *buttons: str) -> Any:
    address = reverse("admin:webhooks_hook_act", args=[hook.pk])
    return client.post(address, dict.fromkeys(buttons, "on"))


def fields(**more: object) -> dict[str, object]:
    return {"name": "Course", "url": URL, "problem": "", "contest": "", "contact": "", **more}


def test_a_new_hooks_secret_is_shown_this_once(staff_client: Client) -> None:
    response = staff_client.post(ADD, fields())
    hook = Hook.objects.get()
    (secret,) = valid_secrets(hook)
    assert secret in response.content.decode().replace("&#x3D;", "=")
    assert "no-store" in response.headers["Cache-Control"]
    assert secret not in staff_client.get(page_of(hook)).content.decode()
    assert all(secret not in str(row.get_decoded()) for row in Session.objects.all())
    assert secret not in str(list(LogEntry.objects.values()))


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://hooks.test/", "https://"),
        ("https://elsewhere.test/", "GAVEL_WEBHOOK_HOSTS"),
        ("https://hooks.test:22/", "port 22"),
        ("https://127.0.0.1/", "must be a name"),
    ],
)
def test_an_address_that_is_not_allowed_is_refused_with_a_reason(
    staff_client: Client, url: str, why: str
) -> None:
    response = staff_client.post(ADD, fields(url=url))
    assert why in str(response.context["adminform"].form.errors["url"])
    assert not Hook.objects.exists()


def test_a_hook_for_a_problem_and_a_contest_says_so(staff_client: Client) -> None:
    problem = make_problem(title="Two Sum")
    contest = Contest.objects.create(
        slug="round", title="Spring round", starts_at=timezone.now(), length_min=60
    )
    staff_client.post(ADD, fields(problem=problem.pk, contest=contest.pk))
    hook = Hook.objects.get()
    assert (hook.problem, hook.contest) == (problem, contest.pk)
    assert "Two Sum in Spring round" in staff_client.get(LIST).content.decode()
    contest.delete()
    assert "gone" in staff_client.get(LIST).content.decode()
    assert "which is no more" in staff_client.get(page_of(hook)).content.decode()


def test_a_new_secret_replaces_the_old_one_in_a_day_or_at_once(staff_client: Client) -> None:
    hook = make_hook()
    (first,) = valid_secrets(hook)
    assert "the one before" in press(staff_client, hook, "secret").content.decode()
    second, before = valid_secrets(hook)
    assert before == first
    press(staff_client, hook, "secret", "at_once")
    (third,) = valid_secrets(hook)
    assert third not in (first, second)


def test_a_test_event_waits_to_be_sent_and_is_shown(staff_client: Client) -> None:
    hook = make_hook()
    response = press(staff_client, hook, "test")
    delivery = Delivery.objects.get()
    assert (delivery.event, delivery.hook) == (Event.TEST, hook)
    page = staff_client.get(response.headers["Location"]).content.decode()
    assert str(delivery.pk) in page


def test_a_hook_is_paused_and_switched_on_again(staff_client: Client) -> None:
    hook = make_hook()
    press(staff_client, hook, "pause")
    hook.refresh_from_db()
    assert hook.state == HookState.PAUSED
    Hook.objects.update(state=HookState.DISABLED, disabled_reason="It is gone.", failures=9)
    assert "It is gone." in staff_client.get(page_of(hook)).content.decode()
    press(staff_client, hook, "resume")
    hook.refresh_from_db()
    assert (hook.state, hook.failures, hook.disabled_reason) == (HookState.ACTIVE, 0, "")


def test_hooks_are_paused_and_switched_on_in_bulk(staff_client: Client) -> None:
    hooks = [make_hook(), make_hook()]
    chosen = [str(hook.pk) for hook in hooks]
    staff_client.post(LIST, {"action": "switch_off", "_selected_action": chosen})
    assert set(Hook.objects.values_list("state", flat=True)) == {HookState.PAUSED}
    staff_client.post(LIST, {"action": "switch_on", "_selected_action": chosen})
    assert set(Hook.objects.values_list("state", flat=True)) == {HookState.ACTIVE}


def test_dead_messages_are_put_back_singly_and_in_bulk(staff_client: Client) -> None:
    hook = make_hook()
    dead = [make_delivery(hook, state=DeliveryState.DEAD, attempt=11) for _ in range(3)]
    done = make_delivery(hook, state=DeliveryState.DELIVERED, attempt=1)
    page = reverse("admin:webhooks_delivery_change", args=[dead[0].pk])
    assert "Send again" in staff_client.get(page).content.decode()
    staff_client.post(reverse("admin:webhooks_delivery_again", args=[dead[0].pk]))
    dead[0].refresh_from_db()
    assert (dead[0].state, dead[0].forgiven_attempts) == (DeliveryState.WAITING, 11)
    chosen = [str(row.pk) for row in (*dead, done)]
    response = staff_client.post(
        DELIVERIES, {"action": "put_back", "_selected_action": chosen}, follow=True
    )
    assert "2 of 4 were dead" in response.content.decode()
    assert Delivery.objects.filter(state=DeliveryState.WAITING).count() == 3


def test_what_a_receiver_said_is_shown_as_text(staff_client: Client) -> None:
    delivery = make_delivery(submission=make_submission(), body='{"a": "<script>1</script>"}')
    Attempt.objects.create(
        delivery=delivery, number=1, began_at=delivery.created_at, status=500, duration_ms=3,
        answer="<script>alert(1)</script>",
    )  # fmt: skip
    page = reverse("admin:webhooks_delivery_change", args=[delivery.pk])
    shown = staff_client.get(page).content.decode()
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert(1)" not in shown
    assert "<script>1" not in shown


def test_the_lists_cost_as_many_queries_for_many_rows_as_for_one(
    staff_client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        make_delivery(make_hook(problem=make_problem(), contest=number), make_submission())
    with django_assert_max_num_queries(12):
        assert staff_client.get(LIST).status_code == 200
    with django_assert_max_num_queries(10):
        assert staff_client.get(DELIVERIES).status_code == 200


def test_the_list_says_when_nothing_can_be_sent(staff_client: Client, settings: Settings) -> None:
    assert "lists no host" not in staff_client.get(LIST).content.decode()
    settings.WEBHOOK_HOSTS = []
    assert "lists no host" in staff_client.get(LIST).content.decode()


def test_the_list_says_when_nobody_sends(staff_client: Client) -> None:
    delivery = make_delivery()
    assert "nobody sends" not in staff_client.get(LIST).content.decode()
    Delivery.objects.filter(pk=delivery.pk).update(next_at=timezone.now() - timedelta(hours=1))
    assert "nobody sends" in staff_client.get(LIST).content.decode()


def test_a_users_hook_is_looked_at_and_paused_and_not_taken_over(
    staff_client: Client, owner: User
) -> None:
    hook = make_hook(owner=owner)
    before = valid_secrets(hook)
    assert 'name="secret"' not in staff_client.get(page_of(hook)).content.decode()
    press(staff_client, hook, "secret")
    assert valid_secrets(hook) == before
    assert staff_client.post(page_of(hook), fields(url=URL + "/mine")).status_code == 403
    press(staff_client, hook, "pause")
    hook.refresh_from_db()
    assert hook.state == HookState.PAUSED


def test_staff_without_the_right_may_do_nothing(db: None) -> None:
    hook = make_hook()
    dead = make_delivery(hook, state=DeliveryState.DEAD)
    helper = make_user("helper", is_staff=True, is_superuser=False)
    client = Client()
    client.force_login(helper)
    assert client.get(LIST).status_code == 403
    for button in ("test", "secret", "pause", "resume"):
        assert press(client, hook, button).status_code == 403
    again = reverse("admin:webhooks_delivery_again", args=[dead.pk])
    assert client.post(again).status_code == 403
    assert Delivery.objects.count() == 1


def test_what_changes_something_is_asked_for_by_post_alone(staff_client: Client) -> None:
    hook = make_hook()
    assert staff_client.get(reverse("admin:webhooks_hook_act", args=[hook.pk])).status_code == 405


def test_what_was_done_stands_in_the_history(staff_client: Client) -> None:
    hook = make_hook()
    for button in ("test", "pause", "resume", "secret"):
        press(staff_client, hook, button)
    told = " ".join(LogEntry.objects.values_list("change_message", flat=True))
    for words in ("Sent a test", "Paused", "Switched on again", "Made a new secret"):
        assert re.search(words, told)
