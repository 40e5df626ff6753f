from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from judge.webhooks import post as posting
from judge.webhooks import send
from judge.webhooks.destination import Rules
from judge.webhooks.post import authorities
from tests.judge.webhooks.receiver import HOST, ON, Papers, Receiver, make_papers


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return make_papers(tmp_path_factory.mktemp("papers"))


@pytest.fixture
def trust(papers: Papers) -> ssl.SSLContext:
    return authorities(str(papers.ca))


@pytest.fixture
def receive() -> Iterator[Callable[[Path | None], Receiver]]:
    """Start a receiver with that certificate; None: without TLS."""
    started: list[Receiver] = []

    def start(certificate: Path | None) -> Receiver:
        started.append(Receiver(certificate))
        return started[-1]

    yield start
    for receiver in started:
        receiver.stop()


@pytest.fixture
def receiver(papers: Papers, receive: Callable[[Path], Receiver]) -> Receiver:
    """Return a receiver that proves to be HOST."""
    return receive(papers.right)


@pytest.fixture
def site(settings: Settings, papers: Papers, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Let this site send to HOST, which is this machine."""
    settings.WEBHOOK_HOSTS = [HOST]
    settings.WEBHOOK_NETWORKS = ["127.0.0.0/8"]
    settings.WEBHOOK_CA = str(papers.ca)

    def post_here(*args: Any, **named: Any) -> posting.Answer:
        return posting.post(*args, **named, look_up=lambda host, port: [ON])

    monkeypatch.setattr(send, "post", post_here)
    return settings


def allowed(port: int, **fields: Any) -> Rules:
    """Return rules that let HOST be this machine."""
    defaults: dict[str, Any] = {
        "hosts": (HOST,),
        "ports": frozenset({port}),
        "networks": (ip_network("127.0.0.0/8"),),
        "allows_http": False,
    }
    return Rules(**{**defaults, **fields})
