from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from judge.accounts import tokens
from judge.accounts.models import ApiToken, Scope, User

pytestmark = pytest.mark.django_db


def issue(user: User) -> tuple[ApiToken, str]:
    return tokens.issue(user, name="test", scopes=[Scope.READ], expires_at=None)


def test_two_secrets_are_never_alike(owner: User) -> None:
    assert issue(owner)[1] != issue(owner)[1]


def test_it_finds_the_token_of_a_secret(owner: User) -> None:
    token, secret = issue(owner)

    found = tokens.find(secret)

    assert found == token
    assert found.user == owner


def test_it_remembers_the_last_use_without_a_write_for_each(
    owner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _, secret = issue(owner)
    tokens.find(secret)
    used_at = ApiToken.objects.get().last_used_at
    assert used_at is not None

    with django_assert_num_queries(1):
        tokens.find(secret)
    ApiToken.objects.update(last_used_at=used_at - timedelta(minutes=2))
    tokens.find(secret)

    assert ApiToken.objects.get().last_used_at >= used_at


def test_nonsense_does_not_reach_the_database(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        for secret in ("", "gvl_", "x" * 10_000, "gvl_" + "\0" * 43, "gvl_" + "\u0661" * 43):
            assert tokens.find(secret) is None


def test_submitting_includes_reading_and_not_the_other_way() -> None:
    reader, submitter = ApiToken(scopes=["read"]), ApiToken(scopes=["submit"])

    assert tokens.allows(reader, Scope.READ)
    assert not tokens.allows(reader, Scope.SUBMIT)
    assert tokens.allows(submitter, Scope.READ)
    assert tokens.allows(submitter, Scope.SUBMIT)


def test_a_token_ends_at_its_time(owner: User) -> None:
    now = timezone.now()
    _, secret = tokens.issue(owner, name="t", scopes=[Scope.READ], expires_at=now)

    assert tokens.find(secret) is None
