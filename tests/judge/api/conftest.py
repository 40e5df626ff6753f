"""What tests of the API share: clients that send a token."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rest_framework.test import APIClient

from judge.accounts import tokens
from judge.accounts.models import Scope, User


@pytest.fixture
def with_token() -> Callable[..., APIClient]:
    """Return a client that sends a token of the user's: `with_token(owner, "read")`."""

    def client(user: User, *scopes: str) -> APIClient:
        _, secret = tokens.issue(
            user, name="test", scopes=[Scope(scope) for scope in scopes], expires_at=None
        )
        client = APIClient()
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
        return client

    return client
