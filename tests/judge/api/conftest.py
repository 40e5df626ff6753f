"""What tests of the API share: tokens, and the one shape of an error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
