"""Statements that a crowd asks again and again: planned by PostgreSQL once for each connection, and then only run.

To plan a join of five tables takes PostgreSQL ten times as long as to answer it from its indexes. So a connection that
asks the same statement a second time has it prepared: one that is not kept never does. PostgreSQL plans anew by itself
when a table or its statistics have changed; with the connection all is forgotten.

    SELECT ... WHERE id = %s      the first time
    PREPARE gavel_1f... AS SELECT ... WHERE id = $1; EXECUTE gavel_1f... (%s)      the second time
    EXECUTE gavel_1f... (%s)      from then on
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from django.db import NotSupportedError, connection

Row = tuple[Any, ...]
_Found = TypeVar("_Found")

# For each connection the statements that it has asked, and whether they are prepared.
_asked: WeakKeyDictionary[object, dict[str, bool]] = WeakKeyDictionary()


class Statement:
    """A statement with its places written %s, of our own words alone: nothing that a user sent stands in it."""

    def __init__(self, sql: str) -> None:
        first, *others = sql.split("%s")
        numbered = (f"${number}{words}" for number, words in enumerate(others, 1))
        self._sql = sql
        self._name = f"gavel_{hashlib.sha256(sql.encode()).hexdigest()[:16]}"
        self._prepare = f"PREPARE {self._name} AS {first}{''.join(numbered)}"
        self._execute = f"EXECUTE {self._name} ({', '.join(['%s'] * len(others))})"

    def one(self, values: Sequence[Any]) -> Row | None:
        """Return the first row that it finds, or None."""
        row: Row | None = self._run(values, lambda cursor: cursor.fetchone())
        return row

    def all(self, values: Sequence[Any]) -> list[Row]:
        """Return the rows that it finds."""
        return self._run(values, lambda cursor: cursor.fetchall())

    def _run(self, values: Sequence[Any], fetch: Callable[[Any], _Found]) -> _Found:
        with connection.cursor() as cursor:
            try:
                cursor.execute(self._words(cursor), values)
            except NotSupportedError:
                # A migration gave a column another type since. Within a transaction it is too late.
                if connection.in_atomic_block or not self._forget(cursor):
                    raise
                cursor.execute(self._sql, values)
            return fetch(cursor)

    def _words(self, cursor: Any) -> str:
        """Return what to send on this connection."""
        asked = _asked.setdefault(connection.connection, {})
        is_prepared = asked.get(self._name)
        if is_prepared is None:
            asked[self._name] = False
            return self._sql
        if not is_prepared:
            # Past Django's own cursor, which would take it for a query of the request.
            with connection.wrap_database_errors:
                cursor.cursor.execute(self._prepare)
            asked[self._name] = True
        return self._execute

    def _forget(self, cursor: Any) -> bool:
        """Begin anew on this connection; tell whether the statement was prepared."""
        was_prepared = _asked[connection.connection].pop(self._name)
        if was_prepared:
            cursor.execute(f"DEALLOCATE {self._name}")
        return was_prepared
