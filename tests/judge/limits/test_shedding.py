from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory, override_settings
from rest_framework.test import APIClient

from judge.accounts.models import User
from judge.limits import shedding
from judge.limits.load import FALLS_AFTER_S, Delays, Ladder, Level, Measure
from judge.submissions.urgency import Queue
from tests.factories import make_problem
from tests.judge.limits.test_answers import BODY, HEADERS, told

Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]
DELAY = Measure((0.5, 2.0, 5.0))


@pytest.fixture
def at_level(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Put the process at a level: `at_level(2)`."""

    def to(level: int) -> None:
        monkeypatch.setattr(shedding, "level", lambda: Level(level))

    return to


def test_one_slow_page_is_no_load() -> None:
    delays = Delays()
    for _ in range(20):
        delays.note(0.01, now=100.0)
    delays.note(30.0, now=100.0)

    assert delays.typical_s(100.0) == 0.01


def test_a_few_slow_requests_in_a_quiet_hour_are_no_load() -> None:
    delays = Delays()
    for _ in range(10):
        delays.note(9.0, now=100.0)

    assert delays.typical_s(100.0) == 0.0


def test_what_was_long_ago_is_forgotten() -> None:
    delays = Delays()
    for _ in range(100):
        delays.note(3.0, now=100.0)

    assert delays.typical_s(105.0) == 3.0
    assert delays.typical_s(111.0) == 0.0


def climb(values: list[float]) -> list[int]:
    """Return the levels that these delays lead to, a second each."""
    ladder = Ladder()
    return [
        int(ladder.step(DELAY.level(value), DELAY.level_kept(value), float(second)))
        for second, value in enumerate(values)
    ]


def test_a_level_begins_when_its_load_lasts() -> None:
    assert climb([3.0, 3.0, 3.0]) == [0, 0, 2]
    assert climb([3.0, 0.1, 3.0, 3.0]) == [0, 0, 0, 0]


def test_a_level_ends_one_step_at_a_time_when_the_load_stays_away() -> None:
    levels = climb([9.0] * 3 + [0.0] * 40)

    assert levels[2] == 3
    assert [levels[3:].index(level) + 3 for level in (2, 1, 0)] == [13, 23, 33]


def test_a_load_that_goes_up_and_down_does_not_make_it_flap() -> None:
    levels = climb([3.0] * 3 + [1.5, 2.5] * 60)  # around the second level's 2.0

    assert set(levels[2:]) == {2}


def test_it_looks_once_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[float] = []
    shed = shedding._Shedding()
    monkeypatch.setattr(shed, "_look", looked.append)
    for now in (1.0, 1.5, 1.9, 2.0, 2.1):
        shed.level(now)

    assert looked == [1.0, 2.0]


def test_a_half_full_queue_slows_and_one_that_cannot_be_asked_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shed = shedding._Shedding()
    monkeypatch.setattr(shedding, "practice_waiting", lambda: 50)
    with override_settings(PRACTICE_QUEUE_MAX=100):
        assert [shed.level(now) for now in (1.0, 2.0, 3.0)] == [0, 0, 1]

    def gone() -> int:
        raise OperationalError("gone")

    monkeypatch.setattr(shedding, "practice_waiting", gone)
    later = 4.0 + FALLS_AFTER_S
    assert [shed.level(now) for now in (4.0, later)] == [1, 0]


def test_slow_requests_raise_it_and_what_they_waited_at_a_proxy_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    request = RequestFactory().get("/", HTTP_X_REQUEST_START=f"t={time.time() - 3:.3f}")
    for proxies, least, most in ((1, 3.0, 10.0), (0, 0.0, 0.5)):
        shedding.forget()
        with override_settings(PROXY_COUNT=proxies):
            for _ in range(20):
                shedding.note(request, 0.01)
        assert least <= shedding._shedding.delays.typical_s(time.monotonic()) <= most


@pytest.mark.parametrize("told", ["t=nonsense", "now", "t=", "t=9999999999", "t=1", "t=nan"])
def test_nonsense_from_a_proxy_is_no_wait(told: str) -> None:
    request = RequestFactory().get("/", HTTP_X_REQUEST_START=told)
    with override_settings(PROXY_COUNT=1):
        assert shedding._waited_s(request) == 0.0


@pytest.mark.parametrize("deed", ["submit", "run"])
def test_practice_is_refused_from_the_second_level_on(
    api: Api, refused: Refused, owner: User, at_level: Callable[[int], None], deed: str
) -> None:
    make_problem(slug="two-sum")
    path = f"/api/problems/two-sum/{deed}"
    at_level(1)
    assert api(owner).post(path, BODY, format="json").status_code == 202

    at_level(2)
    response = api(owner).post(path, BODY, format="json")

    refused(response, 503, "overloaded")
    assert response.headers["Retry-After"] == "15"
    assert set(told(response)) == set(HEADERS)


def test_what_was_shed_is_not_counted(
    api: Api, owner: User, at_level: Callable[[int], None]
) -> None:
    make_problem(slug="two-sum")
    at_level(2)
    left = [
        api(owner).post("/api/problems/two-sum/submit", BODY, format="json").headers
        for _ in range(3)
    ]

    assert [headers["RateLimit-Remaining"] for headers in left] == ["20"] * 3


def test_lists_are_slowed_first_and_refused_last(
    api: Api, refused: Refused, owner: User, owner_client: Client, at_level: Callable[[int], None]
) -> None:
    assert "Retry-After" not in api(owner).get("/api/problems").headers
    for level in (1, 2):
        at_level(level)
        response = api(owner).get("/api/problems")
        assert (response.status_code, response.headers["Retry-After"]) == (200, "10")

    at_level(3)
    refused(api(owner).get("/api/problems"), 503, "overloaded")
    page = owner_client.get("/")
    assert (page.status_code, page.headers["Retry-After"]) == (503, "15")
    assert "The site is busy" in page.content.decode()
    assert api(owner).get("/api/me").status_code == 200


@pytest.mark.parametrize(("level", "practice"), [(0, 1), (1, 3), (2, 5), (3, 7)])
def test_polls_of_practice_slow_down_and_those_of_contests_never(
    at_level: Callable[[int], None], level: int, practice: int
) -> None:
    at_level(level)

    assert shedding.times_slower(Queue.JUDGE) == practice
    assert shedding.times_slower(Queue.RUN) == practice
    assert shedding.times_slower(Queue.CONTEST) == 1
