from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from structlog.contextvars import get_contextvars
from structlog.testing import capture_logs

from judge.watch import middleware
from judge.watch.middleware import watched
from judge.watch.reporting import Reporter
from tests.factories import make_problem
from tests.judge.watch.scraped import Figures, value

Scrape = Callable[[], Figures]
REQUESTS = "gavel_http_requests_total"


def test_requests_are_counted_by_the_name_of_their_route(anonymous: Client, scrape: Scrape) -> None:
    problems = [make_problem() for _ in range(3)]
    reporter = Reporter("web")
    for problem in problems:
        anonymous.get(f"/api/problems/{problem.slug}")
    anonymous.get("/api/problems/none")
    anonymous.get("/no/such/page")
    anonymous.get("/static/nothing.css")
    anonymous.generic("BREW", "/api/problems")
    reporter.report()
    found = scrape()
    assert value(found, REQUESTS, route="api:problem", method="GET", status="200") == 3
    assert value(found, REQUESTS, route="api:problem", status="404") == 1
    assert value(found, REQUESTS, route="none", status="404") == 1
    assert value(found, REQUESTS, route="static") == 1
    assert value(found, REQUESTS, method="other") == 1
    assert value(found, "gavel_http_request_seconds_count", route="api:problem") == 4
    assert value(found, "gavel_http_requests_in_flight") == 0
    routes = {one.labels["route"] for one in found["gavel_http_requests"].samples}
    assert not any(problem.slug in route for route in routes for problem in problems)


@pytest.mark.parametrize("told", ["abc-123", "4bf92f3577b34da6a3ce929d0e0e4736", "a" * 64])
def test_a_sane_id_is_taken_and_answered(anonymous: Client, told: str) -> None:
    assert anonymous.get("/healthz", headers={"X-Request-ID": told}).headers["X-Request-ID"] == told


@pytest.mark.parametrize("told", ["", "a" * 65, "a b", 'x"} {"event":"forged', "a\u2028b"])
def test_any_other_is_replaced(anonymous: Client, told: str) -> None:
    made = anonymous.get("/healthz", headers={"X-Request-ID": told}).headers["X-Request-ID"]
    assert len(made) == 16
    assert made != told


def test_the_id_stands_in_all_that_is_logged_meanwhile_and_in_nothing_after() -> None:
    seen = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(get_contextvars()["request"])
        return HttpResponse()

    response = watched(view)(RequestFactory().get("/"))
    assert seen == [response.headers["X-Request-ID"]]
    assert "request" not in get_contextvars()


def test_a_slow_request_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "SLOW_S", 0.0)
    with capture_logs() as told:
        watched(lambda request: HttpResponse())(RequestFactory().get("/problems/secret-one/"))
    (line,) = told
    assert (line["event"], line["route"], line["status"]) == ("slow_request", "none", 200)
