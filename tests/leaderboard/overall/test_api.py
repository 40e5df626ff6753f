from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from judge.accounts.models import User
from leaderboard.models import Standing
from leaderboard.overall import board, score
from tests.factories import make_user
from tests.leaderboard.overall.factories import make_standing

URL = "/api/leaderboard"
NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True, params=["redis", "postgresql"])
def store(request: pytest.FixtureRequest) -> str:
    """Ask both: the fast board, and PostgreSQL while Redis holds none."""
    return str(request.param)


@pytest.fixture
def people(store: str) -> list[str]:
    """Rank twelve people; the first two share the rank, the last has solved nothing."""
    for number in range(13):
        solved = 12 - max(number, 1)
        make_standing(
            make_user(f"user{number:02}"), solved, NOON + timedelta(minutes=max(number, 1))
        )
    if store == "redis":
        board.ranking().rebuild()
    return [f"user{number:02}" for number in range(12)]


def names(response: Any) -> list[str]:
    assert response.status_code == 200, response.json()
    return [row["user"] for row in response.json()["results"]]


def test_the_best_stand_first_and_equals_share_the_rank(api: Api, people: list[str]) -> None:
    document = api(None).get(URL).json()

    results = document.pop("results")
    assert document == {"count": 12, "page": 1, "limit": 100, "pages": 1}
    assert {row["user"] for row in results} == set(people)
    assert [row["rank"] for row in results] == [1, 1, *range(3, 13)]
    assert results[2] == {
        "rank": 3,
        "user": "user02",
        "solved": 10,
        "last_solved_at": "2026-01-02T12:02:00Z",
    }


def test_it_comes_in_pages(api: Api, people: list[str]) -> None:
    client = api(None)

    pages = [names(client.get(URL, {"page": page, "limit": 5})) for page in (1, 2, 3, 4)]

    assert [len(page) for page in pages] == [5, 5, 2, 0]
    assert {name for page in pages for name in page} == set(people)
    assert client.get(URL, {"limit": 5}).json()["pages"] == 3


def test_an_empty_board_is_one_empty_page(api: Api) -> None:
    document = api(None).get(URL).json()

    assert document == {"count": 0, "page": 1, "limit": 100, "pages": 1, "results": []}


def test_i_see_those_around_me(api: Api, people: list[str]) -> None:
    me = User.objects.get(username="user07")

    response = api(me).get(URL, {"around": "me"})

    assert names(response) == [f"user{number:02}" for number in range(2, 12)]
    assert response.headers["Cache-Control"] == "private, no-cache"


def test_there_is_nobody_around_who_solved_nothing(
    api: Api, people: list[str], other: User
) -> None:
    assert names(api(other).get(URL, {"around": "me"})) == []


def test_nobody_has_no_place(api: Api, refused: Refused) -> None:
    refused(api(None).get(URL, {"around": "me"}), 401, "not_authenticated")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"page": "0"}, "page"),
        ({"limit": "10000"}, "limit"),
        ({"around": "you"}, "around"),
    ],
)
def test_it_refuses_a_query_that_makes_no_sense(
    api: Api, refused: Refused, query: dict[str, str], field: str
) -> None:
    refused(api(None).get(URL, query), 400, "invalid_input", field)


def test_a_shared_cache_may_keep_it(api: Api, owner: User, people: list[str]) -> None:
    response = api(owner).get(URL)

    assert response.headers["Cache-Control"] == "public, max-age=1"
    assert "Cookie" not in response.headers.get("Vary", "")


def test_an_unchanged_board_is_not_sent_again(api: Api, store: str, people: list[str]) -> None:
    first = api(None).get(URL)
    again = api(None).get(URL, headers={"if-none-match": first.headers["ETag"]})
    best = score.encode(50, NOON)
    Standing.objects.filter(user__username="user05").update(solved=50, score=best)
    if store == "redis":
        board.ranking().rebuild()
    changed = api(None).get(URL, headers={"if-none-match": first.headers["ETag"]})

    assert again.status_code == 304
    assert names(changed)[0] == "user05"


def test_it_takes_few_queries(
    api: Api,
    owner: User,
    store: str,
    people: list[str],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = api(owner)

    # From PostgreSQL the count, the rows, what is shown of them and who is better.
    with django_assert_num_queries(0 if store == "redis" else 4):
        client.get(URL)
