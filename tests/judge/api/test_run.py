from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import override_settings
from rest_framework.test import APIClient

from judge.accounts.models import User
from judge.submissions.models import Kind, Submission
from problems.models import Problem
from tests.factories import SOURCES, make_problem

Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

BODY = {"language": "python", "code": SOURCES["function"]}

pytestmark = pytest.mark.django_db


@pytest.fixture
def problem(db: None) -> Problem:
    return make_problem(slug="two-sum")


def run(client: Any, body: Any = BODY, slug: str = "two-sum", **extra: Any) -> Any:
    return client.post(
        f"/api/problems/{slug}/run", json.dumps(body), content_type="application/json", **extra
    )


def test_it_tries_the_samples(api: Api, owner: User, problem: Problem) -> None:
    response = run(api(owner))

    submission = Submission.objects.get()
    assert response.status_code == 202
    assert response.headers["Location"] == f"/api/submissions/{submission.id}"
    assert response.json()["kind"] == "run"
    assert (submission.kind, submission.inputs) == (Kind.RUN, None)
    assert submission.judgement.queue == "run"


def test_it_tries_own_inputs(api: Api, owner: User, problem: Problem) -> None:
    inputs = ["[1,2]\n3\n", "[5,5]\n10"]

    assert run(api(owner), {**BODY, "inputs": inputs}).status_code == 202
    assert Submission.objects.get().inputs == inputs


def test_any_text_can_be_stdin(api: Api, owner: User) -> None:
    make_problem("stdin", slug="sum")

    assert run(api(owner), {**BODY, "inputs": ["", "\u4e2d\n"]}, "sum").status_code == 202
    assert Submission.objects.get().inputs == ["", "\u4e2d\n"]


@pytest.mark.parametrize(
    ("inputs", "code", "field"),
    [
        ("[1]\n2", "invalid_input", "inputs"),
        ({"a": 1}, "invalid_input", "inputs"),
        ([1, 2], "invalid_input", "inputs.0"),
        ([None], "invalid_input", "inputs.0"),
        (["[1]\n2\0"], "invalid_input", "inputs.0"),
        (["[1]\n2"] * 11, "invalid_input", "inputs"),
        ([], "invalid_inputs", "inputs"),
        ([""], "invalid_inputs", "inputs"),
        (["[1,2]"], "invalid_inputs", "inputs"),
        (["[1,2]\n3\n4"], "invalid_inputs", "inputs"),
        (["[1,2]\ntwo"], "invalid_inputs", "inputs"),
        (['["a"]\n3'], "invalid_inputs", "inputs"),
        (["[1.5]\n3"], "invalid_inputs", "inputs"),
        (["[" * 10_000 + "\n3"], "invalid_inputs", "inputs"),
        (["[1]\n" + "9" * 5_000], "invalid_inputs", "inputs"),
        (["[" + "1," * 40_000 + "1]\n3"], "invalid_inputs", "inputs"),
    ],
)
def test_it_refuses_inputs_that_do_not_fit_the_signature(
    api: Api,
    refused: Refused,
    owner: User,
    problem: Problem,
    inputs: Any,
    code: str,
    field: str,
) -> None:
    response = run(api(owner), {**BODY, "inputs": inputs})

    assert field in response.json()["fields"]
    refused(response, 400, code, *response.json()["fields"])
    assert not Submission.objects.exists()


def test_it_refuses_what_submit_refuses(
    api: Api, refused: Refused, owner: User, problem: Problem
) -> None:
    client = api(owner)

    refused(run(client, {**BODY, "language": "cobol"}), 400, "unknown_language", "language")
    refused(run(client, {**BODY, "code": ""}), 400, "empty_source", "code")
    refused(run(client, slug="no-such"), 404, "not_found")
    refused(run(client, []), 400, "invalid_input", "")
    refused(run(api(None)), 401, "not_authenticated")


def test_a_key_gives_the_same_run_and_stands_for_one_body(
    api: Api, refused: Refused, owner: User, problem: Problem
) -> None:
    client = api(owner)
    first = run(client, HTTP_IDEMPOTENCY_KEY="k1").json()

    assert run(client, HTTP_IDEMPOTENCY_KEY="k1").json()["id"] == first["id"]
    refused(
        run(client, {**BODY, "inputs": ["[1]\n2"]}, HTTP_IDEMPOTENCY_KEY="k1"),
        422,
        "idempotency_key_reused",
    )


def test_a_run_and_a_submission_cannot_share_a_key(
    api: Api, refused: Refused, owner: User, problem: Problem
) -> None:
    client = api(owner)
    run(client, HTTP_IDEMPOTENCY_KEY="k1")

    response = client.post(
        "/api/problems/two-sum/submit", BODY, format="json", HTTP_IDEMPOTENCY_KEY="k1"
    )

    refused(response, 422, "idempotency_key_reused")


def test_runs_have_a_limit_of_their_own(
    api: Api, refused: Refused, owner: User, problem: Problem
) -> None:
    with override_settings(RATE_LIMITS={"run": (1, 100), "submit": (1, 100)}):
        client = api(owner)
        assert run(client).status_code == 202
        refused(run(client), 429, "too_many_requests")
        response = client.post("/api/problems/two-sum/submit", BODY, format="json")

    assert response.status_code == 202


def test_when_too_much_waits_it_says_so_and_when_to_come_back(
    api: Api, refused: Refused, owner: User, problem: Problem
) -> None:
    with override_settings(PRACTICE_QUEUE_MAX=0):
        response = run(api(owner))

    document = refused(response, 503, "queue_full")
    assert response.headers["Retry-After"] == "30"
    assert "try again in 30 seconds" in document["message"]
    assert not Submission.objects.exists()
