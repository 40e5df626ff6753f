"""Every error has the one shape, whatever went wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.test import Client
from rest_framework.test import APIClient

from judge.accounts.models import User

Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
@pytest.mark.parametrize(
    "path",
    ["/api/", "/api/nothing", "/api/problems/", "/api/problems/a/b/c", "/api/%00%ff", "/api//"],
)
def test_an_address_that_is_none_is_not_found(
    api: Api, refused: Refused, method: str, path: str
) -> None:
    refused(getattr(api(None), method)(path), 404, "not_found")


@pytest.mark.parametrize("path", ["problems", "languages", "submissions", "me", "schema"])
def test_a_method_that_is_none_says_which_there_are(
    api: Api, refused: Refused, owner: User, path: str
) -> None:
    response = api(owner).put(f"/api/{path}")

    refused(response, 405, "method_not_allowed")
    assert "GET" in response.headers["Allow"]


def test_answers_are_json_whatever_is_asked_for(api: Api, refused: Refused) -> None:
    refused(
        api(None).get("/api/problems", headers={"accept": "application/xml"}), 406, "not_acceptable"
    )
    assert api(None).get("/api/problems?format=xml").status_code == 200
    browser = "text/html,application/xhtml+xml,*/*;q=0.8"
    assert api(None).get("/api/problems", headers={"accept": browser}).status_code == 200


def test_our_own_failure_tells_nothing_and_is_logged_once(
    api: Api,
    refused: Refused,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("the password is hunter2")

    monkeypatch.setattr("judge.api.problems.matching", fail)
    with caplog.at_level(logging.WARNING):
        response = api(None).get("/api/problems")

    refused(response, 500, "internal_error")
    assert b"hunter2" not in response.content
    (record,) = caplog.records
    assert "GET /api/problems" in record.getMessage()
    assert record.exc_info is not None
    assert "hunter2" in str(record.exc_info[1])


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (OperationalError("gone"), 503, "database_away"),
        (PermissionDenied(), 403, "permission_denied"),
        (SuspiciousOperation(), 400, "bad_request"),
    ],
)
def test_what_is_raised_below_gets_its_own_answer(
    api: Api,
    refused: Refused,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    status: int,
    code: str,
) -> None:
    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr("judge.api.problems.matching", fail)
    response = api(None).get("/api/problems")

    refused(response, status, code)
    assert ("Retry-After" in response.headers) == (status == 503)


def test_an_unknown_host_is_told_so_in_the_same_shape(refused: Refused) -> None:
    response = Client().get("/api/problems", headers={"host": "evil.example"})

    refused(response, 400, "bad_request")


def test_a_failure_before_any_view_has_the_same_shape(
    refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("django.middleware.common.CommonMiddleware.process_request", fail)
    client = Client(raise_request_exception=False)

    refused(client.get("/api/problems"), 500, "internal_error")


def test_pages_fail_as_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("django.middleware.common.CommonMiddleware.process_request", fail)
    response = Client(raise_request_exception=False).get("/")

    assert response.status_code == 500
    assert response.headers["Content-Type"].startswith("text/html")


def test_no_answer_may_be_sniffed_or_framed(api: Api) -> None:
    response = api(None).get("/api/problems")

    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Content-Type"] == "application/json"
