from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.test import APIClient

from judge.accounts.models import User
from judge.submissions.models import Judgement, Submission
from tests.factories import make_submission

Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.django_db


def cancel(client: Any, submission: Submission) -> Any:
    return client.post(f"/api/submissions/{submission.pk}/cancel")


def test_a_waiting_submission_is_taken_back(api: Api, owner: User) -> None:
    response = cancel(api(owner), make_submission(owner, verdict=None))

    assert response.status_code == 200
    assert response.json()["status"] == "cancelled"
    assert response.json()["queue"] is None
    assert Judgement.objects.get().status == "cancelled"


@pytest.mark.parametrize("status", ["compiling", "running", "cancelled"])
def test_what_no_longer_waits_stays_as_it_is(
    api: Api, refused: Refused, owner: User, status: str
) -> None:
    submission = make_submission(owner, verdict=None, status=status)

    refused(cancel(api(owner), submission), 409, "not_cancellable")
    assert Judgement.objects.get().status == status


def test_a_verdict_stays(api: Api, refused: Refused, owner: User) -> None:
    refused(cancel(api(owner), make_submission(owner)), 409, "not_cancellable")
    assert Judgement.objects.get().verdict == "AC"


def test_only_the_owner_takes_it_back(api: Api, refused: Refused, owner: User, other: User) -> None:
    submission = make_submission(owner, verdict=None)

    refused(cancel(api(other), submission), 404, "not_found")
    refused(cancel(api(None), submission), 401, "not_authenticated")
    assert Judgement.objects.get().status == "queued"
