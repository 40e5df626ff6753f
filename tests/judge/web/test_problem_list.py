"""The list of problems."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from judge.accounts.models import User
from judge.submissions.models import ProblemStatistics
from tests.factories import make_problem, make_submission

pytestmark = pytest.mark.django_db


def test_everyone_sees_published_problems_and_nobody_but_staff_the_hidden_ones(
    anonymous: Client, owner_client: Client, staff_client: Client
) -> None:
    make_problem(title="Shown")
    make_problem(title="Kept back", is_published=False)
    for client in (anonymous, owner_client):
        page = client.get("/").content.decode()
        assert "Shown" in page
        assert "Kept back" not in page
    assert "Kept back" in staff_client.get("/").content.decode()


def test_the_old_address_of_the_list_leads_to_it_with_its_filters(anonymous: Client) -> None:
    response = anonymous.get("/problems/?difficulty=hard")
    assert response.status_code == 302
    assert response.headers["Location"] == "/?difficulty=hard"


def test_it_marks_what_the_reader_solved_and_tried(owner_client: Client, owner: User) -> None:
    make_submission(owner, make_problem(title="Done"), verdict="AC")
    make_submission(owner, make_problem(title="Tried"), verdict="WA")
    rows = owner_client.get("/").context["rows"]
    assert {row["title"]: row["status"] for row in rows} == {"Done": "solved", "Tried": "attempted"}


def test_it_says_how_much_of_each_difficulty_is_solved(owner_client: Client, owner: User) -> None:
    make_submission(owner, make_problem(difficulty="easy"), verdict="AC")
    make_problem(difficulty="easy")
    make_problem(difficulty="hard")
    page = owner_client.get("/").content.decode()
    assert "<strong>1</strong> of 3 solved" in page
    assert "Easy 1/2" in page
    assert "Hard 0/1" in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("difficulty=hard", {"Graph Walk"}),
        ("tag=graph", {"Graph Walk"}),
        ("q=two", {"Two Sum"}),
        ("q=TWO+sum", {"Two Sum"}),
        ("status=solved", {"Two Sum"}),
        ("status=todo", {"Graph Walk"}),
        ("difficulty=nonsense", {"Two Sum", "Graph Walk"}),
        ("page=0", {"Two Sum", "Graph Walk"}),
        ("page=999", {"Two Sum", "Graph Walk"}),
        ("page=x", {"Two Sum", "Graph Walk"}),
    ],
)
def test_it_narrows_to_what_is_asked_for_and_ignores_nonsense(
    owner_client: Client, owner: User, query: str, expected: set[str]
) -> None:
    make_submission(owner, make_problem(title="Two Sum", difficulty="easy"), verdict="AC")
    make_problem(title="Graph Walk", difficulty="hard", tags=["graph"])
    response = owner_client.get(f"/?{query}")
    assert {row["title"] for row in response.context["rows"]} == expected


def test_it_says_when_nothing_fits_and_offers_the_way_back(anonymous: Client) -> None:
    make_problem()
    page = anonymous.get("/?q=zzz").content.decode()
    assert "No problem fits these filters" in page
    assert 'href="/">Show all problems' in page


def test_it_tells_staff_how_to_fill_an_empty_site(anonymous: Client, staff_client: Client) -> None:
    assert "There are no problems yet" in anonymous.get("/").content.decode()
    assert "manage.py publish" not in anonymous.get("/").content.decode()
    assert "manage.py publish" in staff_client.get("/").content.decode()


def test_it_shows_a_page_at_a_time_and_keeps_the_filters_in_the_links(anonymous: Client) -> None:
    for _ in range(51):
        make_problem(difficulty="easy")
    page = anonymous.get("/?difficulty=easy")
    assert len(page.context["rows"]) == 50
    assert "?difficulty=easy&amp;page=2" in page.content.decode()
    assert len(anonymous.get("/?difficulty=easy&page=2").context["rows"]) == 1


def test_it_shows_the_share_of_accepted_submissions(anonymous: Client) -> None:
    ProblemStatistics.objects.create(problem=make_problem(), submissions=3, accepted=2)
    make_problem()
    page = anonymous.get("/").content.decode()
    assert "67\N{NARROW NO-BREAK SPACE}%" in page
    assert "\N{EN DASH}" in page


def test_text_of_authors_and_readers_is_shown_as_text(anonymous: Client) -> None:
    make_problem(title="<script>alert(1)</script>", tags=["graph"])
    page = anonymous.get('/?q="><img src=x onerror=alert(1)>').content.decode()
    assert "<img src=x" not in page
    page = anonymous.get("/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_it_costs_the_same_queries_for_one_problem_and_for_fifty(
    owner_client: Client, owner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(50):
        make_submission(owner, make_problem(tags=["graph", "array"]))
    # Session, user, count, all tags, problems, their tags, statistics, status, progress.
    with django_assert_max_num_queries(9):
        owner_client.get("/")
