"""Databases beside the test's own, and management commands on them as an operator runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg2
from django.db import connection
from psycopg2.sql import SQL, Identifier

ROOT = Path(__file__).resolve().parents[1]


def own() -> str:
    """Return the name of the test's own database."""
    return str(connection.settings_dict["NAME"])


def url(name: str | None = None) -> str:
    """Return the address of a database on the tests' server, by default of the test's own."""
    database = connection.settings_dict
    who = quote(str(database["USER"]))
    if database["PASSWORD"]:
        who += f":{quote(str(database['PASSWORD']))}"
    host = str(database["HOST"])
    if host.startswith("/"):
        return f"postgres://{who}@/{name or own()}?host={quote(host, safe='/')}"
    return f"postgres://{who}@{host}:{database['PORT'] or 5432}/{name or own()}"


@contextmanager
def connected(name: str | None = None) -> Iterator[psycopg2.extensions.connection]:
    """Connect past Django; each statement counts at once."""
    one = psycopg2.connect(url(name))
    one.autocommit = True
    try:
        yield one
    finally:
        one.close()


@contextmanager
def made(suffix: str) -> Iterator[str]:
    """Make an empty database, and drop it after the block."""
    name = f"{own()}_{suffix}"
    drop = SQL("DROP DATABASE IF EXISTS {}").format(Identifier(name))
    with connected("postgres") as server, server.cursor() as cursor:
        cursor.execute(drop)
        cursor.execute(SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(name)))
        try:
            yield name
        finally:
            cursor.execute(drop)


def rows(name: str | None = None) -> dict[str, list[str]]:
    """Return all rows of all tables, as text."""
    if name is None:
        with connection.cursor() as cursor:
            return _rows(cursor)
    with connected(name) as one, one.cursor() as past_django:
        return _rows(past_django)


def _rows(cursor: Any) -> dict[str, list[str]]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    found = {}
    for (table,) in sorted(cursor.fetchall()):
        cursor.execute(SQL("SELECT t::text FROM {} t ORDER BY 1").format(Identifier(table)))
        found[table] = [row for (row,) in cursor.fetchall()]
    return found


def manage(
    *words: str, database: str | None = None, input: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a management command on a database, in a process of its own."""
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": url(database),
            **environment,
        },
        input=input,
        capture_output=True,
        timeout=120,
        check=False,
    )
