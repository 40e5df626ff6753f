"""Save a site: one snapshot of all tables, written while the site goes on.

Readers and writers are not held up; only a migration waits until the file is written. A snapshot is what one
transaction sees, so a submission and its judgement are both in it or neither is.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from typing import IO

from django.conf import settings
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from judge.backup import history, tables
from judge.backup.archive import Manifest, Table, Watcher, Writer
from judge.backup.errors import SiteRefused

# Whoever holds a session's key is its user, without a password. People sign in again.
LEFT_OUT = ("django_session",)


def save(connection: BaseDatabaseWrapper, target: IO[bytes], watch: Watcher) -> Manifest:
    """Write the database into the target; return what was written."""
    migrations = history.applied(connection)
    if not migrations:
        raise SiteRefused("There is nothing to back up: the database has no tables yet.")
    if newer := history.unknown(migrations):
        raise SiteRefused(
            f"The database is of a newer Gavel than this code ({_named(newer)}). Back it up with that one."
        )
    names = [name for name in history.tables(connection) if name not in LEFT_OUT]
    writer = Writer(target, watch)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        tables.speak_plainly(cursor)
        # Before the snapshot, which the first query takes: none of them can look otherwise then than now.
        tables.hold(cursor, names)
        if history.applied(connection) != migrations:
            raise SiteRefused("The tables were just changed by a migration. Begin again.")
        saved = [_save_table(cursor, name, writer) for name in names]
    manifest = Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        site=settings.SITE,
        gavel=version(),
        postgresql=_server_version(connection),
        migrations=migrations,
        tables=saved,
        left_out=list(LEFT_OUT),
    )
    writer.finish(manifest)
    return manifest


def version() -> str:
    """Return the version of this code."""
    described = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
    return str(described["project"]["version"])


def _save_table(cursor: tables.Cursor, name: str, writer: Writer) -> Table:
    columns = tables.columns(cursor, name)
    with writer.table(name) as (target, stream):
        rows = tables.copy_out(cursor, name, columns, target)
    # After the rows: a number that is given meanwhile is at most skipped.
    numberings = tables.numberings(cursor, name, columns)
    return Table(name, columns, rows, stream.size, stream.sha256, numberings)


def _server_version(connection: BaseDatabaseWrapper) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0])


def _named(migrations: list[history.Migration]) -> str:
    return ", ".join(f"{app}.{name}" for app, name in migrations[:3])
