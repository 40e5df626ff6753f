"""Notices a server that hangs while it is being asked, and lets go of it.

A question has no time-out of ours: libpq waits for as long as the connection stands, and a server that was stopped by
its machine keeps it standing. So one thread asks `SELECT 1` every now and then, on a connection of its own that can be
waited for with an end. When that stays without an answer, all connections of this process are cut, and who waited
for one learns that the database is away. However long a sane server works on a question, nobody is disturbed.
"""

from __future__ import annotations

import logging
import select
import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from os import dup
from typing import Any
from weakref import WeakSet

import psycopg2
from django.db import connections
from psycopg2 import extensions

from judge.absence import Absence

logger = logging.getLogger(__name__)

EVERY_S = 2.0
# Far above what a server needs that has much to do, and bearable for a page.
HANGS_AFTER_S = 5.0

_connections: WeakSet[Any] = WeakSet()
_lock = threading.Lock()
_absences: dict[tuple[object, ...], Absence] = {}


def absence_of(parameters: Mapping[str, Any]) -> Absence:
    """Return what is known of the server and database that these parameters lead to."""
    key = tuple(parameters.get(name) for name in ("host", "port", "dbname"))
    return _absences.setdefault(key, Absence("The database"))


def follow(connection: Any) -> None:
    """Cut this connection too when its server hangs."""
    with _lock:
        _connections.add(connection)


def watch_default() -> None:
    """Begin to watch the site's database, in a thread of its own."""
    parameters = connections["default"].get_connection_params()
    threading.Thread(target=_watch, args=[parameters], name="database-pulse", daemon=True).start()


def cut() -> int:
    """End all connections of this process, whoever is using them; return how many."""
    with _lock:
        standing = list(_connections)
        _connections.clear()
    count = 0
    for connection in standing:
        with suppress(OSError, psycopg2.Error):  # it was closed meanwhile
            # Closing the number that libpq holds would let another file take it.
            with socket.socket(fileno=dup(connection.fileno())) as line:
                line.shutdown(socket.SHUT_RDWR)
            count += 1
    return count


def _watch(parameters: Mapping[str, Any]) -> None:
    asked = {**parameters, "cursor_factory": None}
    absence = absence_of(asked)
    connection = None
    while True:
        try:
            if connection is None:
                connection = psycopg2.connect(**asked, async_=True)
                _wait(connection)
            connection.cursor().execute("SELECT 1")
            _wait(connection)
            absence.end()
        except TimeoutError:
            absence.begin(f"no answer within {HANGS_AFTER_S:g} s")
            logger.error("The database hangs: %d connections were cut.", cut())
            connection = None
        except psycopg2.Error:  # it is away; who asks it learns so by themselves
            connection = None
        time.sleep(EVERY_S)


def _wait(connection: Any) -> None:
    """Wait for the end of what was begun on the connection; raise TimeoutError when it does not come."""
    deadline = time.monotonic() + HANGS_AFTER_S
    while (state := connection.poll()) != extensions.POLL_OK:
        left_s = max(deadline - time.monotonic(), 0)
        looking = select.poll()
        looking.register(
            connection, select.POLLIN if state == extensions.POLL_READ else select.POLLOUT
        )
        # When it was this process that slept, the answer lies there.
        if not looking.poll(left_s * 1000) and left_s == 0:
            connection.close()
            raise TimeoutError
