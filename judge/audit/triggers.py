"""How a changed row gets into the trail: by triggers, so that no way of writing it goes round.

    actor.py sets `gavel.actor` on the connection -> staff's request writes rows -> triggers write entries -> unset

Actions of the admin change rows in bulk and by plain SQL, of which Django tells nobody; the database sees them all.
Where nobody of staff acts, a trigger's condition is false and nothing is done: a submission costs nothing more.
Tables that an app adds one day are watched from their migration on, without being named anywhere.
"""

from __future__ import annotations

from django.db import connections, transaction
from psycopg2.sql import SQL, Composed, Identifier, Literal

NAME = "audit_watch"
# What one request may leave; how many more rows there were is told by the last entry.
MOST = 500

# Watching these would tell nothing: who changes what they hold changes another table as well.
UNWATCHED = {
    "audit_entry": "the trail itself",
    "django_admin_log": "Django's own account of forms, kept beside this",
    "django_session": "who is signed in",
    "django_migrations": "the site's code",
    "django_content_type": "the site's code",
    "auth_permission": "the site's code",
    "problems_blob": "parts of a problem's version, whose row is told",
    "problems_testcaserow": "parts of a problem's version, whose row is told",
    "problems_attachment": "parts of a problem's version, whose row is told",
    "problems_referencesolution": "parts of a problem's version, whose row is told",
    "submissions_caseresult": "follows from judging",
    "submissions_outboxevent": "follows from judging",
    "submissions_problemstatistics": "follows from judging",
    "leaderboard_standing": "follows from judging",
    "leaderboard_attempt": "follows from submissions and the contest",
    "leaderboard_conteststanding": "follows from submissions and the contest",
    "leaderboard_step": "follows from submissions and the contest",
}
# Rows of which everybody adds some: new ones are no deed of staff's.
ADDED_BY_ALL = frozenset({"submissions_submission", "submissions_judgement"})

_WATCHED = """
    SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE t.tgname = %s AND c.relnamespace = current_schema()::regnamespace
"""


def watch(using: str) -> None:
    """Watch every table that the site's migrations have made, but those that tell nothing."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        there = set(connection.introspection.django_table_names(only_existing=True))
        if "audit_entry" not in there:  # migrated back
            return
        cursor.execute(_WATCHED, [NAME])
        watched = {name for (name,) in cursor.fetchall()}
        for table in sorted(there - watched - set(UNWATCHED)):
            key = connection.introspection.get_primary_key_column(cursor, table)
            if key is not None:
                cursor.execute(_trigger(table, key))


def _trigger(table: str, key: str) -> Composed:
    events = "UPDATE OR DELETE" if table in ADDED_BY_ALL else "INSERT OR UPDATE OR DELETE"
    return SQL(
        "CREATE TRIGGER {} AFTER {} ON {} FOR EACH ROW "
        "WHEN (current_setting('gavel.actor', true) <> '') EXECUTE FUNCTION audit_note({}, {})"
    ).format(Identifier(NAME), SQL(events), Identifier(table), Literal(key), Literal(str(MOST)))
