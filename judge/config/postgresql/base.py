"""Django's backend, where each connection is looked at before it is used, and a server that is away is left alone.

what went away            how it is found                                          then
the server, cleanly       a kept connection has something to read: its end         a new one is made
the server, refusing      at connecting                                            Absence: others are told at once
the server, hanging       at connecting, after CONNECT_WITHIN_S;                   Absence
                          within a question, by the pulse (pulse.py)               the pulse cuts the connections
the machine or the cable  by TCP: nothing was acknowledged for SILENT_S            the question fails
"""

from __future__ import annotations

import select
from types import TracebackType
from typing import Any

import psycopg2
from django.db.backends.postgresql import base
from django.db.utils import DatabaseErrorWrapper
from django.utils.functional import cached_property

from judge.config.environment import CONNECT_WITHIN_S
from judge.config.postgresql import pulse


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection of this thread."""

    @cached_property
    def wrap_database_errors(self) -> DatabaseErrorWrapper:
        """Return what makes Django's errors of the driver's."""
        return _Errors(self)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect, unless somebody has just found that nobody answers."""
        absence = pulse.absence_of(conn_params)
        with absence.tried(self.Database.OperationalError, within_s=CONNECT_WITHIN_S):
            connection = super().get_new_connection(conn_params)
        pulse.follow(connection)
        return connection

    def is_usable(self) -> bool:
        """Tell whether the connection works; one that rests and has nothing to say does."""
        if self.connection is None or self.connection.closed:
            return False
        # A server says that it ends, or its kernel does. Asking it instead would cost each request a question.
        if not self.errors_occurred and not _has_something_to_read(self.connection):
            return True
        return bool(super().is_usable())


class _Errors(DatabaseErrorWrapper):
    """Takes for an absence whatever the driver says by itself, without the code that a server's error has."""

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Raise Django's error. Of a connection that broke, some only call themselves an error of the database."""
        if exc_type is psycopg2.DatabaseError and getattr(exc_value, "pgcode", None) is None:
            exc_type = psycopg2.OperationalError
        super().__exit__(exc_type, exc_value, traceback)


def _has_something_to_read(connection: Any) -> bool:
    # Not select(), which knows no file beyond the thousandth.
    looking = select.poll()
    looking.register(connection, select.POLLIN)
    return bool(looking.poll(0))
