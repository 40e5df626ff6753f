"""The poll of a submission, which a crowd makes every second: counted, and almost never at Redis's cost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.test import APIClient

from judge.accounts import tokens
from judge.accounts.models import Scope as Scopes
from judge.accounts.models import User
from judge.limits import rules, shedding, window
from judge.limits.load import Level
from judge.limits.rules import Key, Quota
from judge.limits.words import Group, Scope, Tier
from judge.submissions.urgency import Queue
from tests.factories import make_problem, make_submission
from tests.judge.limits.test_answers import BODY, HEADERS, told

Api = Callable[[User | None], APIClient]


@pytest.fixture
def allow(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Allow so many polls a minute: `allow(Scope.USER, 1)`."""

    def to(scope: Scope, calls: int) -> None:
        found = {Key(Group.POLL, Tier.USER, scope): Quota(calls)}
        monkeypatch.setattr(rules, "overrides", lambda: found)
        rules.forget()

    return to


def poll(client: APIClient, submission: Any) -> Any:
    return client.get(f"/api/submissions/{submission.pk}")


def test_a_poll_says_what_is_left_and_seldom_asks_redis(
    api: Api, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission, client, asked = make_submission(owner), api(owner), []
    count = window.count
    monkeypatch.setattr(window, "count", lambda *words: asked.append(1) or count(*words))

    answers = [poll(client, submission) for _ in range(60)]

    assert all(set(told(answer)) == set(HEADERS) for answer in answers)
    left = [int(answer.headers["RateLimit-Remaining"]) for answer in answers]
    assert left == list(range(599, 539, -1))
    assert len(asked) == 4


def test_too_many_polls_are_refused_in_the_usual_words(
    api: Api, refused: Any, owner: User, allow: Callable[..., None]
) -> None:
    submission, client = make_submission(owner, verdict=None), api(owner)
    allow(Scope.USER, 3)

    answers = [poll(client, submission) for _ in range(5)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    refused(answers[-1], 429, "too_many_requests")
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60


def test_tokens_have_limits_of_their_own_where_the_admin_sets_one(
    owner: User, allow: Callable[..., None]
) -> None:
    submission = make_submission(owner)
    allow(Scope.TOKEN, 2)

    def statuses() -> list[int]:
        _, secret = tokens.issue(owner, name="t", scopes=[Scopes.READ], expires_at=None)
        client = APIClient()
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
        return [poll(client, submission).status_code for _ in range(3)]

    assert statuses() == [200, 200, 429]
    assert statuses() == [200, 200, 429]


def test_a_poll_that_takes_the_long_way_is_counted_once(
    api: Api, owner: User, other: User, allow: Callable[..., None]
) -> None:
    theirs, client = make_submission(other), api(owner)
    allow(Scope.USER, 8)

    left = [poll(client, theirs).headers["RateLimit-Remaining"] for _ in range(3)]

    assert left == ["7", "6", "5"]


@pytest.mark.parametrize("reader", ["owner", "staff"])
@pytest.mark.parametrize(
    ("queue", "again_s"), [(Queue.CONTEST, "1"), (Queue.JUDGE, "7"), (Queue.RUN, "7")]
)
def test_under_load_practice_is_polled_less_often_and_contests_as_ever(
    api: Api, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch,
    reader: str, queue: Queue, again_s: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(shedding, "level", lambda: Level.NO_LISTS)
    owner = request.getfixturevalue("owner")
    submission = make_submission(owner, verdict=None, judgement={"queue": queue})

    response = poll(api(request.getfixturevalue(reader)), submission)

    assert (response.status_code, response.headers["Retry-After"]) == (200, again_s)


def test_under_load_so_is_the_first_poll_of_what_was_just_sent(
    api: Api, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_problem(slug="two-sum")
    monkeypatch.setattr(shedding, "level", lambda: Level.SLOW)
    answer = api(owner).post("/api/problems/two-sum/submit", BODY, format="json")
    assert (answer.status_code, answer.headers["Retry-After"]) == (202, "3")
