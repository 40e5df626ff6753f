"""Profiles."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from judge.accounts.models import User
from tests.factories import make_problem, make_submission, make_user

pytestmark = pytest.mark.django_db


def test_everyone_sees_what_someone_solved(anonymous: Client, owner: User) -> None:
    solved = make_problem(title="Solved One", difficulty="hard")
    make_submission(owner, solved, verdict="WA")
    make_submission(owner, solved, verdict="AC")
    make_submission(owner, solved, verdict="AC")
    make_submission(owner, make_problem(title="Failed One"), verdict="WA")
    page = anonymous.get("/users/owner/").content.decode()
    assert page.count("Solved One") == 1
    assert "Failed One" not in page
    assert "<span>1 / 1</span>" in page


def test_a_hidden_problem_is_not_betrayed_by_who_solved_it(anonymous: Client, owner: User) -> None:
    make_submission(owner, make_problem(title="Of the Next Contest", is_published=False))
    assert "Of the Next Contest" not in anonymous.get("/users/owner/").content.decode()


def test_it_shows_no_email_and_no_code(other_client: Client) -> None:
    someone = make_user("someone", email="someone@example.org")
    make_submission(someone, source="my_secret_idea = 1")
    page = other_client.get("/users/someone/").content.decode()
    assert "example.org" not in page
    assert "my_secret_idea" not in page


def test_names_are_found_in_any_case_and_unknown_or_barred_people_are_not(
    anonymous: Client, owner: User
) -> None:
    assert anonymous.get("/users/OWNER/").status_code == 200
    assert anonymous.get("/users/nobody/").status_code == 404
    User.objects.filter(pk=owner.pk).update(is_active=False)
    assert anonymous.get("/users/owner/").status_code == 404


def test_it_has_bounded_queries(
    anonymous: Client, owner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(20):
        make_submission(owner)
    with django_assert_max_num_queries(3):
        anonymous.get("/users/owner/")
