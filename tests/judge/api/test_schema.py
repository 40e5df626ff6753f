"""The OpenAPI document is true: every answer fits it, and nothing that it allows makes us fail."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
import schemathesis
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as bounds
from rest_framework.test import APIClient
from schemathesis.checks import not_a_server_error
from schemathesis.generation.modes import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from judge.accounts import tokens
from judge.accounts.models import Scope, User
from tests.factories import make_problem, make_submission, make_user

URL = "/api/schema"
Api = Callable[[User | None], APIClient]

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
bounded = bounds(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_it_is_openapi_3_1(api: Api) -> None:
    document = api(None).get(URL).json()

    assert document["openapi"] == "3.1.0"
    assert document["info"]["title"] == "Gavel API"


def test_it_is_sent_once(api: Api) -> None:
    etag = api(None).get(URL).headers["ETag"]

    assert api(None).get(URL, headers={"if-none-match": etag}).status_code == 304


def routes(patterns: Iterable[Any]) -> Iterator[str]:
    """Yield the addresses, those of groups with what all of a group begin with."""
    for pattern in patterns:
        route = re.sub(r"<\w+:", "<", getattr(pattern.pattern, "_route", ""))
        if hasattr(pattern, "url_patterns"):
            yield from (route + inner for inner in routes(pattern.url_patterns))
        else:
            yield route


def test_it_names_every_call(api: Api) -> None:
    document = api(None).get(URL).json()

    described = {re.sub(r"\{(\w+)\}", r"<\1>", path) for path in document["paths"]}
    served = set()
    for module, prefix in (("judge.api.urls", "/api/"), ("leaderboard.urls", "/")):
        for route in routes(get_resolver(module).url_patterns):
            if route not in {"", "schema", "docs"}:
                served.add(prefix + route)
    assert {path for path in served if path.startswith("/api/")} == described


def test_every_call_says_how_it_fails(api: Api) -> None:
    document = api(None).get(URL).json()

    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            where = f"{method} {path}"
            assert operation["operationId"], where
            assert operation["description"], where
            for status in ("default", "401"):
                schema = operation["responses"][status]["content"]["application/json"]["schema"]
                assert schema == {"$ref": "#/components/schemas/ErrorDocument"}, where
    submit = document["paths"]["/api/problems/{slug}/submit"]["post"]
    assert {"202", "400", "401", "403", "404", "413", "415", "422", "429"} <= set(
        submit["responses"]
    )
    assert submit["security"] == [{"token": []}, {"session": []}]


def test_operations_have_names_of_their_own(api: Api) -> None:
    document = api(None).get(URL).json()

    names = [
        operation["operationId"]
        for methods in document["paths"].values()
        for operation in methods.values()
    ]
    assert len(names) == len(set(names))
    assert {"problems", "problem", "submit", "run", "submission", "check", "me"} <= set(names)


def test_its_page_runs_scripts_of_our_own_alone(api: Api) -> None:
    response = api(None).get("/api/docs")

    page = response.content.decode()
    assert response.status_code == 200
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    sources = [part.split('"')[1] for part in page.split("<script src=")[1:]]
    assert page.count("<script") == len(sources) == 3
    for source in sources:
        if source.startswith(settings.STATIC_URL):
            assert finders.find(source.removeprefix(settings.STATIC_URL)), source
        else:
            script = api(None).get(source)
            assert script.headers["Content-Type"].startswith("application/javascript")
            assert "SwaggerUIBundle" in script.content.decode()


@pytest.fixture(params=["owner", "staff"])
def described(
    transactional_db: None,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> tuple[schemathesis.BaseSchema, dict[str, str]]:
    """Return the document of a site that has something of everything, and a token that may do all its owner may."""
    settings.HAS_RATE_LIMITS = False
    monkeypatch.setattr("judge.submissions.queues.wake", lambda *_: None)  # nobody judges here
    user = make_user("owner")
    problem = make_problem(slug="two-sum", tags=["array"])
    make_submission(user, problem, verdict="WA")
    asking = user if request.param == "owner" else make_user("staff", is_staff=True)
    _, secret = tokens.issue(asking, name="t", scopes=list(Scope), expires_at=None)
    schema = schemathesis.openapi.from_wsgi(URL, get_wsgi_application())
    return schema, {"Authorization": f"Bearer {secret}"}


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_whatever_is_sent_gets_an_answer_that_fits_it(
    described: tuple[schemathesis.BaseSchema, dict[str, str]], mode: GenerationMode
) -> None:
    schema, headers = described
    sent: Counter[int] = Counter()

    def send(case: schemathesis.Case) -> None:
        # Made-up ones are refused; this one finds the problem and the submission.
        if case.path_parameters and "slug" in case.path_parameters and sent.total() % 2:
            case.path_parameters["slug"] = "two-sum"
        response = case.call(headers={**(case.headers or {}), **headers})
        sent[response.status_code] += 1
        case.validate_response(response, checks=CHECKS)

    for result in schema.get_all_operations():
        cases = result.ok().as_strategy(generation_mode=mode)
        bounded(given(cases)(lambda case: send(case)))()

    assert sent.total() > 150, sent
    assert sent[400], sent
    assert not sent[401], sent
