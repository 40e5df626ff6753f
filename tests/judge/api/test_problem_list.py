from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from judge.accounts.models import User
from judge.submissions.models import ProblemStatistics
from tests.factories import make_problem, make_submission

URL = "/api/problems"
Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.django_db


def slugs(response: Any) -> list[str]:
    assert response.status_code == 200, response.json()
    return [row["slug"] for row in response.json()["results"]]


def test_it_lists_what_a_page_needs(api: Api) -> None:
    problem = make_problem(slug="two-sum", title="Two Sum", tags=["array", "hash-table"])
    ProblemStatistics.objects.create(problem=problem, submissions=3, accepted=1)

    document = api(None).get(URL).json()

    assert document == {
        "count": 1,
        "page": 1,
        "limit": 100,
        "pages": 1,
        "results": [
            {
                "slug": "two-sum",
                "title": "Two Sum",
                "difficulty": "easy",
                "tags": ["array", "hash-table"],
                "acceptance": 0.3333,
                "status": None,
            }
        ],
    }


def test_acceptance_is_unknown_before_the_first_judgement(api: Api) -> None:
    make_problem()

    assert api(None).get(URL).json()["results"][0]["acceptance"] is None


def test_an_empty_site_has_one_empty_page(api: Api) -> None:
    document = api(None).get(URL).json()

    assert document == {"count": 0, "page": 1, "limit": 100, "pages": 1, "results": []}


def test_only_staff_see_hidden_problems(api: Api, owner: User, staff: User) -> None:
    make_problem(slug="hidden", is_published=False)

    assert slugs(api(None).get(URL)) == []
    assert slugs(api(owner).get(URL)) == []
    assert slugs(api(staff).get(URL)) == ["hidden"]


def test_a_page_holds_its_share_in_a_stable_order(api: Api) -> None:
    for number in range(5):
        make_problem(slug=f"p{number}")

    pages = [slugs(api(None).get(URL, {"page": page, "limit": 2})) for page in (1, 2, 3, 4)]

    assert pages == [["p0", "p1"], ["p2", "p3"], ["p4"], []]
    assert api(None).get(URL, {"limit": 2}).json()["pages"] == 3


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"difficulty": "hard"}, ["lru-cache"]),
        ({"tag": "array"}, ["two-sum", "three-sum"]),
        ({"tag": ["array", "hash-table"]}, ["two-sum"]),
        ({"tag": "no-such-tag"}, []),
        ({"q": "SUM"}, ["two-sum", "three-sum"]),
        ({"q": "sum two"}, ["two-sum"]),
        ({"q": "lru-c"}, ["lru-cache"]),
        ({"q": "100%_"}, []),
        ({"q": ""}, ["two-sum", "three-sum", "lru-cache"]),
        ({"q": "sum", "difficulty": "medium"}, ["three-sum"]),
    ],
)
def test_filters_narrow_it(api: Api, query: dict[str, Any], found: list[str]) -> None:
    make_problem(slug="two-sum", title="Two Sum", tags=["array", "hash-table"])
    make_problem(slug="three-sum", title="Three Sum", difficulty="medium", tags=["array"])
    make_problem(slug="lru-cache", title="LRU Cache", difficulty="hard", tags=["design"])

    assert slugs(api(None).get(URL, query)) == found


def test_it_knows_what_the_reader_has_solved_and_tried(api: Api, owner: User, other: User) -> None:
    solved, tried, untouched = (make_problem(slug=slug) for slug in ("solved", "tried", "new"))
    make_submission(owner, solved, verdict="WA")
    make_submission(owner, solved, verdict="AC")
    make_submission(owner, tried, verdict="TLE")
    make_submission(owner, untouched, verdict="AC", kind="run")
    make_submission(other, untouched, verdict="AC")

    results = api(owner).get(URL).json()["results"]

    assert [row["status"] for row in results] == ["solved", "attempted", None]
    assert slugs(api(owner).get(URL, {"status": "solved"})) == ["solved"]
    assert slugs(api(owner).get(URL, {"status": "attempted"})) == ["tried"]
    assert slugs(api(owner).get(URL, {"status": "todo"})) == ["new"]
    assert slugs(api(None).get(URL, {"status": "solved"})) == []
    assert slugs(api(None).get(URL, {"status": "todo"})) == ["solved", "tried", "new"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"page": "0"}, "page"),
        ({"page": "-1"}, "page"),
        ({"page": "x"}, "page"),
        ({"page": "1e3"}, "page"),
        ({"page": "9" * 30}, "page"),
        ({"limit": "0"}, "limit"),
        ({"limit": "10000"}, "limit"),
        ({"difficulty": "brutal"}, "difficulty"),
        ({"status": "lost"}, "status"),
        ({"q": "a\0b"}, "q"),
        ({"q": "x" * 101}, "q"),
        ({"tag": "no tag"}, "tag.0"),
        ({"tag": [f"t{number}" for number in range(11)]}, "tag"),
    ],
)
def test_it_refuses_a_query_that_makes_no_sense(
    api: Api, refused: Refused, query: dict[str, Any], field: str
) -> None:
    document = refused(api(None).get(URL, query), 400, "invalid_input", field)

    assert document["message"].startswith(f"{field}: ")


def test_bytes_that_are_not_text_find_nothing(api: Api) -> None:
    assert slugs(api(None).get(f"{URL}?q=%ff%fe")) == []


def test_the_number_of_queries_does_not_grow(
    api: Api, owner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(7):
        problem = make_problem(tags=["array", "design"])
        make_submission(owner, problem)
        ProblemStatistics.objects.create(problem=problem, submissions=1, accepted=1)
    client = api(owner)

    # session, user, count, problems, tags, acceptance, status
    with django_assert_num_queries(7):
        assert len(slugs(client.get(URL))) == 7
