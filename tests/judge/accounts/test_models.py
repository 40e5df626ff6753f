from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from judge.accounts.models import User
from tests.factories import make_user


@pytest.mark.parametrize("name", ["bob", "Bob-2", "b_o_b", "x" * 30])
def test_it_takes_a_plain_name(db: None, name: str) -> None:
    User(username=name, password="x").full_clean()


@pytest.mark.parametrize(
    "name", ["", "ab", "x" * 31, "b b", "bob\n", "bøb", "bob!", "<b>", "b@b.c"]
)
def test_it_refuses_a_name_that_could_mislead(db: None, name: str) -> None:
    with pytest.raises(ValidationError, match="username"):
        User(username=name, password="x").full_clean()


def test_the_database_refuses_the_same_name_in_another_case(db: None) -> None:
    make_user("alice")

    with pytest.raises(IntegrityError):
        make_user("Alice")
