"""From a judged submission to a receiver, with real TLS; and what becomes of a message that is not taken."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db.models import F
from django.utils import timezone
from pytest_django import Settings

from judge.accounts.models import User
from judge.schedule.database import database_now
from judge.submissions.models import CaseResult
from judge.webhooks import claim as claiming
from judge.webhooks.claim import bury_exhausted, claim, put_back
from judge.webhooks.hooks import pause, renew_secret, resume, send_test
from judge.webhooks.models import Attempt, Delivery, DeliveryState, Hook, HookState
from judge.webhooks.outcome import DISABLED_AFTER, Ended, note
from judge.webhooks.post import Answer
from judge.webhooks.retries import MAX_ATTEMPTS
from judge.webhooks.send import send_due
from tests.factories import make_problem, make_submission
from tests.judge.webhooks.hooks import is_signed, make_delivery, make_hook
from tests.judge.webhooks.receiver import Papers, Receiver, Reply

pytestmark = pytest.mark.django_db

HOUR_LATER = timedelta(hours=1)


@pytest.fixture
def hook(site: Settings, receiver: Receiver) -> Hook:
    """Return a hook whose receiver is there."""
    site.WEBHOOK_PORTS = [receiver.port]
    return make_hook(receiver.port)


def due_again(delivery: Delivery) -> None:
    """Let the time until the next attempt pass, for the message and for its hook."""
    Delivery.objects.filter(pk=delivery.pk).update(next_at=timezone.now())
    Hook.objects.filter(pk=delivery.hook_id).update(rests_until=None)


def outlast_lease() -> None:
    """Let all leases run out."""
    Delivery.objects.filter(lease_expires_at__isnull=False).update(lease_expires_at=timezone.now())


def ended(status: int | None, **fields: Any) -> Ended:
    """Return an attempt's end with that status; None: without an answer."""
    answer = None if status is None else Answer(status, fields.pop("retry_after", None), b"")
    return Ended(5, answer, **fields)


def test_a_message_is_a_signed_document_of_the_submission(hook: Hook, receiver: Receiver) -> None:
    secret = renew_secret(hook)
    submission = make_submission(verdict="WA")
    delivery = make_delivery(hook, submission)
    assert send_due() == 1
    delivery.refresh_from_db()
    (request,) = receiver.requests
    document = json.loads(request.body)
    assert set(document) == {"event", "id", "created_at", "submission"}
    assert document["event"] == "submission.judged"
    assert document["id"] == request.headers["webhook-id"] == str(delivery.pk)
    assert document["submission"]["id"] == str(submission.pk)
    assert document["submission"]["verdict"] == "WA"
    assert is_signed(request, secret)
    assert not is_signed(request, "whsec_" + "A" * 43 + "=")
    age = timezone.now().timestamp() - int(request.headers["webhook-timestamp"])
    assert -5 < age < 300  # as much as receivers commonly allow
    assert delivery.state == DeliveryState.DELIVERED
    attempt = delivery.attempts.get()
    assert (attempt.status, attempt.answer, attempt.failure) == (200, "thank you", "")
    assert attempt.duration_ms is not None


@pytest.mark.parametrize("shows_hidden_tests", [False, True])
def test_nothing_in_it_is_of_the_source_or_of_hidden_tests(
    hook: Hook, receiver: Receiver, shows_hidden_tests: bool
) -> None:
    problem = make_problem(
        tests=[("1\n1\n", "SAMPLE\n"), ("HIDDEN-IN\n", "HIDDEN-OUT\n")],
        shows_hidden_tests=shows_hidden_tests,
    )
    submission = make_submission(
        problem=problem, verdict="WA", source="MY-SOURCE", judgement={"failure": "INSIDE"}
    )
    CaseResult.objects.filter(is_sample=False).update(
        actual="HIDDEN-ACTUAL", stdout="HIDDEN-SAID", stderr="HIDDEN-ERR", message="HIDDEN-WHY"
    )
    make_delivery(hook, submission)
    send_due()
    said = receiver.requests[0].body.decode()
    for secret in ("HIDDEN", "MY-SOURCE", "INSIDE", "staff"):
        assert secret not in said
    document = json.loads(said)["submission"]
    assert "SAMPLE" in said
    assert [case["verdict"] for case in document["cases"]] == ["AC", "WA"]
    assert not {"source", "failure", "failed_attempts", "queue"} & set(document)


def test_both_secrets_sign_while_one_replaces_the_other(hook: Hook, receiver: Receiver) -> None:
    first = renew_secret(hook, overlap=timedelta())
    second = renew_secret(hook)
    send_test(hook)
    send_due()
    assert is_signed(receiver.requests[0], first)
    assert is_signed(receiver.requests[0], second)


def test_a_message_that_was_not_taken_is_sent_again_the_same(
    hook: Hook, receiver: Receiver
) -> None:
    receiver.reply = lambda _: Reply(500, None, b"oh no")
    submission = make_submission()
    delivery = make_delivery(hook, submission)
    send_due()
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.WAITING
    assert delivery.next_at > timezone.now()
    assert send_due() == 0
    submission.problem.title = "Renamed meanwhile"
    submission.problem.save()
    receiver.reply = lambda _: Reply(204)
    due_again(delivery)
    assert send_due() == 1
    delivery.refresh_from_db()
    first, second = receiver.requests
    assert delivery.state == DeliveryState.DELIVERED
    assert first.body == second.body
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    tried = delivery.attempts.values_list("number", "status", "answer")
    assert list(tried) == [(1, 500, "oh no"), (2, 204, "")]


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 401, 404, 500, 502])
def test_only_a_2xx_is_success(hook: Hook, receiver: Receiver, status: int) -> None:
    receiver.reply = lambda _: Reply(status, {"Location": "http://169.254.169.254/"})
    delivery = make_delivery(hook)
    send_due()
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.WAITING
    assert len(receiver.requests) == 1


def test_a_receiver_that_is_down_for_a_while_gets_all_there_was(
    site: Settings, papers: Papers, receive: Callable[[Path], Receiver], receiver: Receiver
) -> None:
    site.WEBHOOK_PORTS = [receiver.port]
    hook = make_hook(receiver.port)
    receiver.stop()
    messages = [make_delivery(hook) for _ in range(6)]
    send_due()
    assert Attempt.objects.filter(failure__contains="refused").exists()
    assert not Delivery.objects.exclude(state=DeliveryState.WAITING).exists()
    back = receive(papers.right)
    site.WEBHOOK_PORTS = [back.port]
    Hook.objects.update(url=hook.url.replace(str(receiver.port), str(back.port)))
    for message in messages:
        due_again(message)
    send_due()
    ids = {str(message.pk) for message in messages}
    assert {request.headers["webhook-id"] for request in back.requests} == ids
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.DELIVERED}
    hook.refresh_from_db()
    assert (hook.failures, hook.failing_since, hook.rests_until) == (0, None, None)


def test_after_the_last_attempt_it_is_dead_and_staff_can_put_it_back(
    hook: Hook, receiver: Receiver
) -> None:
    receiver.reply = lambda _: Reply(500)
    delivery = make_delivery(hook)
    for _ in range(MAX_ATTEMPTS):
        due_again(delivery)
        assert send_due() == 1
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.DEAD
    due_again(delivery)
    assert send_due() == 0
    assert put_back(Delivery.objects.all()) == 1
    assert put_back(Delivery.objects.all()) == 0
    receiver.reply = lambda _: Reply()
    due_again(delivery)
    send_due()
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.DELIVERED
    assert delivery.attempts.count() == MAX_ATTEMPTS + 1


def test_one_that_was_put_back_has_all_its_attempts_again(hook: Hook, receiver: Receiver) -> None:
    receiver.reply = lambda _: Reply(500)
    delivery = make_delivery(hook, attempt=MAX_ATTEMPTS, state=DeliveryState.DEAD)
    put_back(Delivery.objects.all())
    for left in reversed(range(MAX_ATTEMPTS)):
        due_again(delivery)
        send_due()
        delivery.refresh_from_db()
        assert delivery.state == (DeliveryState.WAITING if left else DeliveryState.DEAD)


def test_a_message_whose_sender_died_is_sent_by_another(hook: Hook, receiver: Receiver) -> None:
    make_delivery(hook)
    (lost,) = claim()  # and nothing more is heard of it
    assert send_due() == 0
    outlast_lease()
    assert send_due() == 1
    first, second = lost.attempts.all()
    assert (first.status, first.duration_ms) == (None, None)
    assert second.status == 200


def test_a_sender_whose_lease_ran_out_changes_nothing_any_more(hook: Hook) -> None:
    make_delivery(hook)
    (slow,) = claim()
    outlast_lease()
    (fresh,) = claim()
    assert not note(slow, ended(500))
    assert note(fresh, ended(200))
    assert not note(slow, ended(500))
    fresh.refresh_from_db()
    assert fresh.state == DeliveryState.DELIVERED
    assert Hook.objects.get().failures == 0


def test_one_that_no_sender_survives_is_given_up(hook: Hook) -> None:
    delivery = make_delivery(hook)
    for _ in range(MAX_ATTEMPTS):
        assert len(claim()) == 1
        outlast_lease()
    assert claim() == []
    assert bury_exhausted() == 1
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.DEAD


def test_what_one_sender_holds_no_other_takes(hook: Hook, settings: Settings) -> None:
    make_delivery(hook)
    assert len(claim()) == 1
    assert claim() == []
    held = Delivery.objects.get().lease_expires_at
    assert held is not None
    assert timezone.now() < held <= timezone.now() + timedelta(seconds=settings.WEBHOOK_LEASE_S)


def test_leases_and_pauses_go_by_the_databases_clock(
    hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_delivery(hook)
    monkeypatch.setattr("django.utils.timezone.now", lambda: pytest.fail("the machine's clock"))
    (delivery,) = claim()
    now = database_now()
    assert delivery.lease_expires_at is not None
    assert now < delivery.lease_expires_at < now + timedelta(minutes=2)
    assert claim() == []
    assert note(delivery, ended(500))
    delivery.refresh_from_db()
    assert now < delivery.next_at < now + timedelta(seconds=20)
    assert claim() == []


def test_no_hook_keeps_the_others_from_being_told(hook: Hook) -> None:
    crowded, quiet = hook, make_hook()
    for _ in range(30):
        make_delivery(crowded)
    last = make_delivery(quiet)
    taken = claim()
    assert last in taken
    assert [row.hook for row in taken].count(crowded) == claiming.AT_ONCE_PER_HOOK


def test_so_many_are_under_way_at_once_and_no_more(hook: Hook) -> None:
    for _ in range(6):
        each = make_hook()
        for _ in range(4):
            make_delivery(each)
    assert len(claim()) == claiming.AT_ONCE
    assert claim() == []


def test_a_hook_that_fails_is_tried_with_one_message_at_a_time_and_rests(hook: Hook) -> None:
    for _ in range(10):
        make_delivery(hook)
    taken = claim()
    for delivery in taken:
        note(delivery, ended(None, failure="refused"))
    hook.refresh_from_db()
    assert hook.failures == len(taken)
    assert hook.rests_until is not None
    assert claim() == []
    Hook.objects.update(rests_until=None)
    assert len(claim()) == 1


def test_a_receiver_that_asks_for_time_gets_it(hook: Hook) -> None:
    make_delivery(hook)
    make_delivery(hook)
    first, second = claim()
    note(first, ended(429, retry_after="1200"))
    hook.refresh_from_db()
    first.refresh_from_db()
    until = timezone.now() + timedelta(minutes=19)
    assert hook.rests_until is not None
    assert until < hook.rests_until < until + HOUR_LATER
    assert first.next_at > until
    note(second, ended(503, retry_after="999999"))
    second.refresh_from_db()
    assert second.next_at <= timezone.now() + timedelta(hours=6)


def test_410_disables_the_hook(hook: Hook, receiver: Receiver) -> None:
    receiver.reply = lambda _: Reply(410)
    make_delivery(hook)
    send_due()
    hook.refresh_from_db()
    assert hook.state == HookState.DISABLED
    assert "410" in hook.disabled_reason
    make_delivery(hook)
    assert claim() == []
    resume(hook)
    Delivery.objects.update(next_at=timezone.now())
    assert len(claim()) > 0


def test_a_hook_that_fails_for_days_is_disabled_and_its_owner_told(
    hook: Hook, owner: User, settings: Settings, django_capture_on_commit_callbacks: Any
) -> None:
    settings.USER_WEBHOOKS = settings.HAS_EMAIL = True
    owner.email = "owner@example.org"
    owner.save()
    Hook.objects.update(owner=owner, failing_since=timezone.now() - DISABLED_AFTER, failures=9)
    make_delivery(hook)
    (delivery,) = claim()
    with django_capture_on_commit_callbacks(execute=True):
        note(delivery, ended(500))
    hook.refresh_from_db()
    assert hook.state == HookState.DISABLED
    assert [message.to for message in mail.outbox] == [["owner@example.org"]]
    assert hook.name in mail.outbox[0].subject


def test_a_success_ends_the_count_of_days(hook: Hook) -> None:
    Hook.objects.update(failing_since=timezone.now() - 2 * DISABLED_AFTER, failures=9)
    make_delivery(hook)
    (delivery,) = claim()
    note(delivery, ended(200))
    hook.refresh_from_db()
    assert (hook.state, hook.failing_since) == (HookState.ACTIVE, None)


def test_a_paused_hook_is_sent_nothing_and_loses_nothing_that_waits(hook: Hook) -> None:
    make_delivery(hook)
    pause(hook)
    assert claim() == []
    resume(hook)
    assert len(claim()) == 1


def test_a_hook_that_is_deleted_amid_sending_holds_no_other_up(hook: Hook) -> None:
    make_delivery(hook)
    (doomed,) = claim()
    make_delivery(make_hook())
    (kept,) = claim()
    hook.delete()
    assert not note(doomed, ended(200))
    assert note(kept, ended(200))


def test_an_answer_is_kept_in_part_and_cannot_pass_for_anything_else(
    hook: Hook, receiver: Receiver
) -> None:
    evil = "<b>\0\x1b[31m\u202egnp.exe\u200b\r\n\tend</b>".encode() + b"\xff" + b"x" * 5000
    receiver.reply = lambda _: Reply(500, None, evil)
    make_delivery(hook)
    send_due()
    answer = Attempt.objects.get().answer
    assert answer.startswith("<b>\ufffd\ufffd[31m\ufffdgnp.exe\ufffd\ufffd\n\tend</b>\ufffdxxx")
    assert len(answer) <= 1024


def test_an_address_that_is_no_longer_allowed_is_not_sent_to(
    hook: Hook, receiver: Receiver, site: Settings
) -> None:
    make_delivery(hook)
    site.WEBHOOK_HOSTS = []
    send_due()
    assert receiver.requests == []
    assert "GAVEL_WEBHOOK_HOSTS" in Attempt.objects.get().failure


def test_a_lost_secret_is_said_and_the_message_waits(
    hook: Hook, receiver: Receiver, site: Settings
) -> None:
    delivery = make_delivery(hook)
    site.SECRET_KEY = "another"
    send_due()
    delivery.refresh_from_db()
    assert receiver.requests == []
    assert delivery.state == DeliveryState.WAITING
    assert "Make a new secret" in Attempt.objects.get().failure


def test_a_mistake_of_ours_in_one_message_does_not_stop_the_others(
    hook: Hook, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    broken = make_delivery(hook, make_submission())
    fine = make_delivery(hook, make_submission())
    broken.submission.judgements.all().delete()  # type: ignore[union-attr]
    with caplog.at_level(logging.CRITICAL):
        send_due()
    for delivery, state in ((broken, DeliveryState.WAITING), (fine, DeliveryState.DELIVERED)):
        delivery.refresh_from_db()
        assert delivery.state == state


def test_all_that_waits_is_sent_in_one_go(hook: Hook, receiver: Receiver) -> None:
    for _ in range(25):
        make_delivery(hook)
    assert send_due() == 25
    assert len({request.headers["webhook-id"] for request in receiver.requests}) == 25
    assert not Delivery.objects.filter(attempt__gt=F("forgiven_attempts") + 1).exists()
