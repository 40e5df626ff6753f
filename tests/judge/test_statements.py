from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, NotSupportedError, connection, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from judge import statements
from judge.statements import Statement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def table(db: None) -> Iterator[str]:
    """Return the name of a table, on a connection that has asked nothing yet."""
    _forget()
    _do("CREATE TEMPORARY TABLE thing (id integer PRIMARY KEY, name varchar(9))")
    yield "thing"
    _do("DROP TABLE thing")
    _forget()


def _forget() -> None:
    _do("DEALLOCATE ALL")
    statements._asked.clear()


def _do(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def prepared() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE from_sql")
        return [statement for (statement,) in cursor.fetchall()]


def test_it_answers_the_same_planned_anew_and_prepared(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    values = [uuid4(), timezone.now(), timedelta(minutes=1), "it's %s $1", None]
    statement = Statement("SELECT %s::uuid, %s::timestamptz, %s::interval, %s::text, %s::integer")
    for is_prepared in (False, True, True):
        with django_assert_num_queries(1):
            assert statement.one(values) == tuple(values)
        assert bool(prepared()) is is_prepared


def test_it_finds_all_or_none() -> None:
    statement = Statement("SELECT * FROM generate_series(1, %s)")
    for _ in range(3):
        assert statement.all([2]) == [(1,), (2,)]
        assert statement.all([0]) == []
        assert statement.one([0]) is None


def test_what_fails_can_be_asked_again() -> None:
    insert = Statement("INSERT INTO thing VALUES (%s, %s) RETURNING id")
    assert insert.one([1, "one"]) == (1,)
    for _ in range(3):
        with pytest.raises(IntegrityError), transaction.atomic():
            insert.one([1, "one"])
    assert insert.one([2, "two"]) == (2,)


def test_a_new_connection_prepares_for_itself() -> None:
    statement = Statement("SELECT %s::integer")
    for _ in range(3):
        statement.one([1])

    def elsewhere() -> list[tuple[object, int]]:
        try:
            return [(statement.one([2]), len(prepared())) for _ in range(3)]
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(elsewhere).result() == [((2,), 0), ((2,), 1), ((2,), 1)]


@pytest.mark.django_db(transaction=True)
def test_a_column_that_was_given_another_type_meanwhile_is_answered(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    statement = Statement("SELECT name FROM thing WHERE id = %s")
    _do("INSERT INTO thing VALUES (1, 'one')")
    for _ in range(3):
        assert statement.one([1]) == ("one",)
    _do("ALTER TABLE thing ALTER COLUMN name TYPE varchar(20)")
    assert statement.one([1]) == ("one",)
    for _ in range(3):
        assert statement.one([1]) == ("one",)
    assert len(prepared()) == 1
    with django_assert_num_queries(1):
        assert statement.one([1]) == ("one",)


def test_within_a_transaction_it_fails_as_the_transaction_does() -> None:
    statement = Statement("SELECT name FROM thing WHERE id = %s")
    for _ in range(3):
        statement.one([1])
    _do("ALTER TABLE thing ALTER COLUMN name TYPE text")
    with pytest.raises(NotSupportedError), transaction.atomic():
        statement.one([1])


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_done_at_all_is_told() -> None:
    statement = Statement("SELECT count(*) FROM thing WHERE %s GROUP BY id FOR UPDATE")
    for _ in range(3):
        with pytest.raises(NotSupportedError, match="GROUP BY"):
            statement.one([True])
