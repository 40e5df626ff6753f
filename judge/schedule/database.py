"""The database's clock, by which schedulers and workers on several machines agree, and its connection."""

from __future__ import annotations

from datetime import datetime

from django.db import connection


def database_now() -> datetime:
    """Return what time it is there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement_timestamp()")
        (now,) = cursor.fetchone()
    assert isinstance(now, datetime)
    return now


def drop_broken_connection() -> None:
    """Close the connection after an error that may be its own: the next statement opens another."""
    if connection.errors_occurred and not connection.in_atomic_block:
        connection.close()
