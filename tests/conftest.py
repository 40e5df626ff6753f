"""People by role, the same in every test, and the clients they use."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import settings as hypothesis_settings
from rest_framework.test import APIClient

from judge import absence
from judge.accounts.models import User
from judge.limits import gate, rules, shedding, window
from judge.sandbox.fake import FakeSandbox
from judge.submissions import pace
from judge.submissions.engine import engine
from tests.factories import make_user

# How long an example takes says more of the machine's other work than of the code.
hypothesis_settings.register_profile("gavel", deadline=None)
hypothesis_settings.load_profile("gavel")


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """Let no rate limit, remembered figure or store that is thought to be away reach the next test."""
    cache.clear()
    pace.forget()
    absence.redis.end()
    yield
    cache.clear()
    pace.forget()


@pytest.fixture(autouse=True)
def _limits_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count each test's calls by themselves, by the default rules, on a site without load."""
    monkeypatch.setattr(window, "PREFIX", f"gavel-limit-{uuid.uuid4().hex}")
    # Both are asked now and then, which tests that count queries would see.
    monkeypatch.setattr(rules, "overrides", dict)
    monkeypatch.setattr(shedding, "practice_waiting", lambda: 0)
    for room in (gate, rules, shedding, window):
        room.forget()


@pytest.fixture
def owner(db: None) -> User:
    """Whose things the test is about."""
    return make_user("owner")


@pytest.fixture
def other(db: None) -> User:
    """Someone else, without rights to them."""
    return make_user("other")


@pytest.fixture
def staff(db: None) -> User:
    """Someone who may see everything."""
    return make_user("staff", is_staff=True)


@pytest.fixture
def api() -> Callable[[User | None], APIClient]:
    """Return an API client for someone signed in by session, or for nobody: `api(owner)`, `api(None)`."""

    def client(user: User | None) -> APIClient:
        client = APIClient()
        if user is not None:
            client.force_login(user)
        return client

    return client


@pytest.fixture
def refused() -> Callable[..., dict[str, Any]]:
    """Check that a response is an error in its one shape, and return it: `refused(response, 400, "invalid_input")`."""

    def check(response: Any, status: int, code: str, *fields: str) -> dict[str, Any]:
        document: dict[str, Any] = response.json()
        assert response.status_code == status, document
        assert set(document) == {"code", "message", "fields"}
        assert document["code"] == code, document
        assert document["message"].strip()
        assert sorted(document["fields"]) == sorted(fields), document
        assert all(isinstance(item, str) for items in document["fields"].values() for item in items)
        return document

    return check


@pytest.fixture
def owner_client(owner: User) -> Client:
    """Return a browser-like client that the owner is signed in with."""
    return _signed_in(owner)


@pytest.fixture
def other_client(other: User) -> Client:
    """Return a browser-like client that someone else is signed in with."""
    return _signed_in(other)


@pytest.fixture
def staff_client(staff: User) -> Client:
    """Return a browser-like client that staff is signed in with."""
    return _signed_in(staff)


@pytest.fixture
def anonymous(db: None) -> Client:
    """Return a browser-like client that nobody is signed in with."""
    return Client()


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def sandbox() -> Iterator[FakeSandbox]:
    """Return the sandbox that this process judges with: it plays a script, and no container is needed."""
    fake = FakeSandbox()
    engine.use(fake)
    yield fake
    engine.use(None)
