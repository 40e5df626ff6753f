"""A connection whose server went away, on real connections to the tests' server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import psycopg2
import pytest
from django.db import DatabaseError, OperationalError, connection
from django.db.utils import ConnectionHandler
from django.test.utils import CaptureQueriesContext

from judge.config.postgresql import pulse
from tests.databases import connected

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def other() -> Iterator[Any]:
    """Return another connection of this process, as another thread would have it."""
    one = ConnectionHandler({"default": {**connection.settings_dict, "CONN_MAX_AGE": 60}})[
        "default"
    ]
    yield one
    one.close()


def pid_of(one: Any) -> int:
    with one.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def test_a_connection_that_the_server_has_ended_is_replaced_before_it_is_used(other: Any) -> None:
    before = pid_of(other)
    with connected() as server, server.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [before])
    other.close_if_unusable_or_obsolete()
    assert pid_of(other) != before


def test_one_that_rests_is_not_asked_for_it(other: Any) -> None:
    before = pid_of(other)
    other.close_if_unusable_or_obsolete()
    with CaptureQueriesContext(other) as queries:
        assert pid_of(other) == before
    assert len(queries) == 1


def test_where_nobody_listens_one_tries_and_the_others_are_told_at_once(other: Any) -> None:
    other.close()
    other.settings_dict = {**other.settings_dict, "HOST": "127.0.0.1", "PORT": "1"}
    with pytest.raises(OperationalError, match="refused"):
        other.cursor()
    with pytest.raises(OperationalError, match="did not answer a moment ago"):
        other.cursor()


def test_a_connection_that_broke_is_an_absence_however_the_driver_calls_it(other: Any) -> None:
    with pytest.raises(OperationalError, match="closed"), other.wrap_database_errors:
        raise psycopg2.DatabaseError("server closed the connection unexpectedly")
    with pytest.raises(DatabaseError) as raised, other.cursor() as cursor:
        cursor.execute("DO $$ BEGIN RAISE EXCEPTION 'ours' USING ERRCODE = 'ZZ999'; END $$")
    assert raised.type is DatabaseError


def test_a_cut_lets_go_of_whoever_waits(other: Any) -> None:
    raised: list[Exception] = []
    number = pid_of(other)
    other.inc_thread_sharing()

    def wait() -> None:
        try:
            with other.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(60)")
        except OperationalError as error:
            raised.append(error)

    waiting = threading.Thread(target=wait)
    waiting.start()
    with connected() as server, server.cursor() as cursor:
        is_asleep = False
        while not is_asleep:
            cursor.execute("SELECT state = 'active' FROM pg_stat_activity WHERE pid = %s", [number])
            is_asleep = cursor.fetchone()[0]
        pulse.cut()
        waiting.join(20)
        cursor.execute("SELECT pg_terminate_backend(%s)", [number])
    assert len(raised) == 1
    connection.close()


def test_a_question_without_an_answer_is_waited_for_with_an_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parameters = {**connection.get_connection_params(), "cursor_factory": None}
    asked = psycopg2.connect(**parameters, async_=True)
    pulse._wait(asked)
    number = asked.info.backend_pid
    asked.cursor().execute("SELECT pg_sleep(60)")
    monkeypatch.setattr(pulse, "HANGS_AFTER_S", 0.1)
    with pytest.raises(TimeoutError):
        pulse._wait(asked)
    assert asked.closed
    with connected() as server, server.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [number])


def test_a_server_is_given_times_to_answer_in() -> None:
    options = connection.settings_dict["OPTIONS"]
    assert options["connect_timeout"] == 3
    assert options["tcp_user_timeout"] == 30_000
