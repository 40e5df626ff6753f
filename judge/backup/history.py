"""Which migrations made a database's tables, and which tables those are."""

from __future__ import annotations

from collections.abc import Collection

from django.core.management import call_command
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

# An app and the name of one of its migrations.
Migration = tuple[str, str]
RECORD = "django_migrations"


def applied(connection: BaseDatabaseWrapper) -> list[Migration]:
    """Return the migrations that the database has had."""
    return sorted(MigrationRecorder(connection).applied_migrations())


def unknown(migrations: Collection[Migration]) -> list[Migration]:
    """Return those that this code does not have."""
    return sorted(set(migrations) - set(MigrationLoader(None).disk_migrations))


def tables(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the tables that the database's migrations have made, and their record."""
    loader = MigrationLoader(connection)
    state = loader.project_state(
        [one for one in loader.applied_migrations if one in loader.graph.nodes]
    )
    models = state.apps.get_models(include_auto_created=True)
    made = {
        model._meta.db_table for model in models if model._meta.managed and not model._meta.proxy
    }
    return sorted({RECORD, *made})


def make(connection: BaseDatabaseWrapper, migrations: Collection[Migration]) -> None:
    """Make the tables in a database without any, by exactly these migrations."""
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    # What is recorded decides whether a squashed migration stands in the plan or those that it replaced.
    for app, name in migrations:
        recorder.record_applied(app, name)
    executor = MigrationExecutor(connection)
    loader = executor.loader
    everything = executor.migration_plan(loader.graph.leaf_nodes(), clean_start=True)
    plan = [
        (migration, is_backwards)
        for migration, is_backwards in everything
        if (migration.app_label, migration.name) in loader.applied_migrations
    ]
    executor.migrate(None, plan, state=ProjectState(real_apps=loader.unmigrated_apps))


def move_on(connection: BaseDatabaseWrapper) -> None:
    """Apply the migrations that this code has beyond those."""
    call_command("migrate", database=connection.alias, interactive=False, verbosity=0)
