"""What PostgreSQL is asked and told about tables. All by a cursor, in whatever transaction it is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

from psycopg2.sql import SQL, Composed, Identifier

from judge.backup.archive import Numbering

# Django's wrapper of psycopg2's cursor; its stubs do not know COPY.
Cursor = Any
_CHUNK = 1 << 20

_FOREIGN_KEYS = """
    SELECT c.relname, k.conname, pg_get_constraintdef(k.oid)
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE k.contype = 'f' AND c.relnamespace = current_schema()::regnamespace
    ORDER BY 1, 2
"""
# Those that no constraint owns, and without a condition: PostgreSQL would write that down in other words.
_INDEXES = """
    SELECT i.relname, pg_get_indexdef(i.oid)
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
    WHERE i.relnamespace = current_schema()::regnamespace AND x.indpred IS NULL
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.oid)
    ORDER BY 1
"""
_OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""


def speak_plainly(cursor: Cursor) -> None:
    """Have values written in forms that every server reads, and no time limit set for web pages."""
    cursor.execute(
        "SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL bytea_output = 'hex';"
        "SET LOCAL extra_float_digits = 3; SET LOCAL client_encoding = 'UTF8'; SET LOCAL statement_timeout = 0;"
        "SET LOCAL idle_in_transaction_session_timeout = 0"
    )


def names(cursor: Cursor) -> list[str]:
    """Return the tables of the schema."""
    cursor.execute(
        "SELECT relname FROM pg_class "
        "WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY 1"
    )
    return [name for (name,) in cursor.fetchall()]


def columns(cursor: Cursor, table: str) -> list[str]:
    """Return a table's columns, without those that PostgreSQL computes."""
    cursor.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass "
        "AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum",
        [_quoted(cursor, table)],
    )
    return [name for (name,) in cursor.fetchall()]


def numberings(cursor: Cursor, table: str, columns: Sequence[str]) -> list[Numbering]:
    """Return how far the numbers of a table's columns are given."""
    found = []
    for column in columns:
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [_quoted(cursor, table), column])
        (sequence,) = cursor.fetchone()
        if sequence is not None:
            cursor.execute(f"SELECT last_value, is_called FROM {sequence}")  # noqa: S608 - quoted by PostgreSQL
            found.append(Numbering(column, *cursor.fetchone()))
    return found


def put_numbering(cursor: Cursor, table: str, numbering: Numbering) -> None:
    """Let a column's numbers go on from where they were."""
    cursor.execute(
        "SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)",
        [_quoted(cursor, table), numbering.column, numbering.last_value, numbering.is_called],
    )


def has_rows(cursor: Cursor, table: str) -> bool:
    """Tell whether a table has any."""
    cursor.execute(SQL("SELECT EXISTS (SELECT FROM {})").format(Identifier(table)))
    return bool(cursor.fetchone()[0])


def count(cursor: Cursor, table: str) -> int:
    """Return how many rows a table has."""
    cursor.execute(SQL("SELECT count(*) FROM {}").format(Identifier(table)))
    return int(cursor.fetchone()[0])


def hold(cursor: Cursor, tables: Sequence[str]) -> None:
    """Keep everybody from changing what the tables are; rows may still change."""
    cursor.execute(SQL("LOCK TABLE {} IN ACCESS SHARE MODE").format(_listed(tables)))


def copy_out(cursor: Cursor, table: str, columns: Sequence[str], target: IO[bytes]) -> int:
    """Write a table's rows; return how many."""
    what = SQL("COPY {} ({}) TO STDOUT").format(Identifier(table), _listed(columns))
    with cursor.db.wrap_database_errors:
        cursor.copy_expert(what, target)
    return int(cursor.rowcount)


def copy_in(cursor: Cursor, table: str, columns: Sequence[str], source: IO[bytes]) -> int:
    """Add the rows that were written; return how many."""
    what = SQL("COPY {} ({}) FROM STDIN").format(Identifier(table), _listed(columns))
    with cursor.db.wrap_database_errors:
        cursor.copy_expert(what, source, _CHUNK)
    return int(cursor.rowcount)


def drop(cursor: Cursor, tables: Sequence[str]) -> None:
    """Remove tables and all that hangs on them."""
    if tables:
        cursor.execute(SQL("DROP TABLE {} CASCADE").format(_listed(tables)))


def empty(cursor: Cursor, tables: Sequence[str]) -> None:
    """Remove all rows."""
    cursor.execute(SQL("TRUNCATE {}").format(_listed(tables)))


def analyze(cursor: Cursor, tables: Sequence[str]) -> None:
    """Count what queries are planned by."""
    cursor.execute(SQL("ANALYZE {}").format(_listed(tables)))


@contextmanager
def unchecked(cursor: Cursor) -> Iterator[None]:
    """Take foreign keys and indexes away, and put them back after the block.

    Rows can then come in any order, and are checked and indexed all at once: much faster than one by one.
    """
    cursor.execute(_FOREIGN_KEYS)
    foreign_keys = cursor.fetchall()
    cursor.execute(_INDEXES)
    indexes = cursor.fetchall()
    for table, name, _ in foreign_keys:
        cursor.execute(
            SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(Identifier(table), Identifier(name))
        )
    for name, _ in indexes:
        cursor.execute(SQL("DROP INDEX {}").format(Identifier(name)))
    yield
    for _, definition in indexes:
        cursor.execute(definition)
    for table, name, definition in foreign_keys:
        cursor.execute(
            SQL("ALTER TABLE {} ADD CONSTRAINT {} {}").format(
                Identifier(table), Identifier(name), SQL(definition)
            )
        )


def others_connected(cursor: Cursor) -> int:
    """Return how many connections to the database there are beside this one."""
    cursor.execute(_OTHERS)
    return int(cursor.fetchone()[0])


def _listed(words: Sequence[str]) -> Composed:
    return SQL(", ").join(map(Identifier, words))


def _quoted(cursor: Cursor, table: str) -> str:
    return str(Identifier(table).as_string(cursor.connection))
