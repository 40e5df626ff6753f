"""Restore a site: read the file to its end, then make the database what it says, in one transaction.

    refused before anything is touched     a file that is damaged, of something else, or newer than the code
                                           a database that others use, or that holds something and was not named
    undone as if it had never begun        whatever goes wrong after that

The tables are dropped, made again by the migrations that the backup's site had had, filled, and only then brought to
this code's state. What was under way when the backup was made is found by the sweeper, as after any worker's death.
"""

from __future__ import annotations

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from judge.backup import contents, copies, history, tables
from judge.backup.archive import Manifest, Reader, Table
from judge.backup.errors import FileRefused, SiteRefused

# What stands in a database that nobody has used yet: migrations and workers that start write it.
_OF_ITSELF = frozenset(
    {history.RECORD, "django_content_type", "auth_permission", "django_session", "doctor_judgeworker"}
)  # fmt: skip


def require_known(manifest: Manifest) -> None:
    """Raise FileRefused when the backup has tables of a newer Gavel."""
    if newer := history.unknown(manifest.migrations):
        named = ", ".join(f"{app}.{name}" for app, name in newer[:3])
        raise FileRefused(
            f"This backup was made by a newer Gavel ({manifest.gavel}, with {named}). Update the code, then "
            "restore it."
        )


def require_ready(
    connection: BaseDatabaseWrapper, *, overwrite: str | None, ignores_connections: bool
) -> None:
    """Raise SiteRefused when the database is in use, or holds something and `overwrite` does not name it."""
    copies.require()
    database = str(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        others = tables.others_connected(cursor)
        if others and not ignores_connections:
            raise SiteRefused(
                f"The database {database} is in use: {others} other connections. Stop the site first, all of its "
                "processes. If these are none of Gavel's (a connection pool), say --ignore-connections."
            )
        there = tables.names(cursor)
        is_used = any(tables.has_rows(cursor, name) for name in there if name not in _OF_ITSELF)
        if is_used and overwrite != database:
            held = contents.described(
                lambda name: tables.count(cursor, name) if name in there else 0
            )
            raise SiteRefused(
                f"The database {database} is not empty: it holds {held}. A restore replaces all of that. Back it up "
                f"first, or say that it may go: --overwrite {database} (with make: OVERWRITE={database})."
            )


def restore(connection: BaseDatabaseWrapper, backup: Reader) -> None:
    """Make the database what the backup says, and bring it to this code's state; all or nothing."""
    manifest = backup.manifest
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        tables.speak_plainly(cursor)
        cursor.execute("SET LOCAL lock_timeout = '10s'")
        tables.drop(cursor, tables.names(cursor))
        history.make(connection, manifest.migrations)
        # Tables whose checks wait for the commit cannot be changed before it.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        tables.empty(cursor, tables.names(cursor))
        with tables.unchecked(cursor):
            for table in manifest.tables:
                _restore_table(cursor, table, backup)
        history.move_on(connection)
        tables.analyze(cursor, tables.names(cursor))
        # Within the transaction: where this fails the old rows stay, whose copies come back by themselves.
        copies.empty()


def _restore_table(cursor: tables.Cursor, table: Table, backup: Reader) -> None:
    with backup.table(table) as source:
        rows = tables.copy_in(cursor, table.name, table.columns, source)
    if rows != table.rows:
        raise FileRefused(
            f"{table.name} has {rows} rows and not {table.rows}: the file is damaged."
        )
    for numbering in table.numberings:
        tables.put_numbering(cursor, table.name, numbering)
