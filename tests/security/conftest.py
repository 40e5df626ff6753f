"""The site that these tests look at from all sides."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from tests.security.scene import Site, build


@pytest.fixture
def site(db: None, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a site with one of everything; nobody judges there."""
    monkeypatch.setattr("judge.submissions.queues.wake", lambda *_: None)
    return build()


@pytest.fixture(autouse=True)
def _without_limits(settings: Settings) -> None:
    """Let one client ask thousands of times; limits have tests of their own."""
    settings.HAS_RATE_LIMITS = False
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture(autouse=True)
def _with_all_that_can_be_switched_on(settings: Settings) -> None:
    """Have no page stay unseen because a site need not have it."""
    settings.USER_WEBHOOKS = True
    settings.WEBHOOK_HOSTS = ["receiver.test"]
