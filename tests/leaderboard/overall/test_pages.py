"""The ranking as a page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from judge.accounts.models import User
from leaderboard.overall import board
from tests.factories import make_user
from tests.leaderboard.overall.factories import make_standing

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def rank(*users: User) -> None:
    """Let each of the users have solved one problem less than the one before."""
    for place, user in enumerate(users):
        make_standing(user, len(users) - place, FIRST + timedelta(hours=place))
    board.ranking().rebuild()


def test_it_shows_the_best_first_with_links_to_them(anonymous: Client) -> None:
    rank(make_user("anna"), make_user("bert"))
    page = anonymous.get("/leaderboard/").content.decode()
    assert page.index(">anna</a>") < page.index(">bert</a>")
    assert 'href="/users/anna/"' in page


def test_it_tells_the_reader_where_they_stand(
    owner_client: Client, other_client: Client, owner: User
) -> None:
    rank(*(make_user(f"better{n}") for n in range(60)), owner)
    page = owner_client.get("/leaderboard/").content.decode()
    assert "You are number <strong>61</strong> with 1 problem solved" in page
    assert 'href="?page=2">Show me there' in page
    assert (
        '<span class="badge">you</span>'
        in owner_client.get("/leaderboard/?page=2").content.decode()
    )
    assert "You are number" not in other_client.get("/leaderboard/").content.decode()


@pytest.mark.parametrize("page", ["0", "x", "-1", "99999999999999999999"])
def test_a_page_that_does_not_exist_leads_to_one_that_does(anonymous: Client, page: str) -> None:
    rank(make_user("anna"))
    response = anonymous.get(f"/leaderboard/?page={page}")
    assert response.status_code == 200
    assert "anna" in response.content.decode()


def test_an_empty_board_invites(anonymous: Client) -> None:
    rank()
    assert "Be the first" in anonymous.get("/leaderboard/").content.decode()


def test_it_costs_few_queries(
    owner_client: Client, owner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rank(*(make_user() for _ in range(60)), owner)
    # Session, user, the reader's place, names of the page and of the reader.
    with django_assert_max_num_queries(7):
        owner_client.get("/leaderboard/")
