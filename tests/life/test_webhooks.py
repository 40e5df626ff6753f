"""Webhooks sent by real worker processes: one is killed amid sending, and another goes on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge.webhooks.hooks import renew_secret, send_test
from judge.webhooks.models import Delivery, DeliveryState, Hook
from tests.judge.webhooks.hooks import is_signed
from tests.judge.webhooks.receiver import Papers, Receiver, Reply, Request, make_papers
from tests.life.conftest import Site, wait_until

pytestmark = pytest.mark.slow


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    return make_papers(tmp_path)


@pytest.fixture
def receiver(papers: Papers) -> Iterator[Receiver]:
    one = Receiver(papers.right)
    yield one
    one.stop()


@pytest.fixture
def environment(papers: Papers, receiver: Receiver) -> dict[str, str]:
    """Return what lets a worker send to the receiver."""
    return {
        "GAVEL_WEBHOOK_HOSTS": "localhost",
        "GAVEL_WEBHOOK_NETWORKS": "127.0.0.0/8,::1/128",
        "GAVEL_WEBHOOK_PORTS": str(receiver.port),
        "GAVEL_WEBHOOK_CA": str(papers.ca),
    }


def test_a_message_whose_worker_is_killed_is_sent_again_by_another(
    site: Site, receiver: Receiver, environment: dict[str, str]
) -> None:
    may_answer = threading.Event()

    def hold(_: Request) -> Reply:
        may_answer.wait(60)
        return Reply()

    receiver.reply = hold
    hook = Hook.objects.create(name="here", url=f"https://localhost:{receiver.port}/in")
    secret = renew_secret(hook)
    doomed = site.webhook_worker(**environment)
    delivery = send_test(hook)
    wait_until(lambda: len(receiver.requests) == 1, within_s=30)
    doomed.kill()
    doomed.wait()
    may_answer.set()
    site.other_workers(**environment)

    def is_delivered() -> bool:
        return Delivery.objects.get().state == DeliveryState.DELIVERED

    wait_until(is_delivered, within_s=40)
    first, second = receiver.requests
    assert first.headers["webhook-id"] == second.headers["webhook-id"] == str(delivery.pk)
    assert first.body == second.body
    assert is_signed(second, secret)
    lost, won = delivery.attempts.all()
    assert (lost.status, won.status) == (None, 200)


def test_a_worker_that_is_told_to_end_ends_what_it_is_sending(
    site: Site, receiver: Receiver, environment: dict[str, str]
) -> None:
    told_to_end = threading.Event()

    def hold(_: Request) -> Reply:
        told_to_end.wait(60)
        return Reply()

    receiver.reply = hold
    hook = Hook.objects.create(name="here", url=f"https://localhost:{receiver.port}/in")
    renew_secret(hook)
    worker = site.webhook_worker(**environment)
    send_test(hook)
    wait_until(lambda: len(receiver.requests) == 1, within_s=30)
    worker.terminate()
    told_to_end.set()
    worker.wait(timeout=30)
    assert Delivery.objects.get().state == DeliveryState.DELIVERED
