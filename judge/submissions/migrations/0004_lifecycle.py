"""Illegal states and illegal ways between them, refused by the database itself. lifecycle.py draws the legal ones.

A trigger's function only raises: what is refused stands in its WHEN, which costs an UPDATE next to nothing.
"""

from django.db import migrations, models

# What stood in rows before anything forbade it.
MEND = """
    UPDATE submissions_judgement SET worker = '' WHERE status = 'queued' AND worker <> '';
    UPDATE submissions_judgement SET retry_at = NULL
        WHERE status <> 'queued' AND retry_at IS NOT NULL;
    UPDATE submissions_judgement SET lease_expires_at = NULL
        WHERE status NOT IN ('compiling', 'running') AND lease_expires_at IS NOT NULL;
    UPDATE submissions_judgement SET
            attempt = greatest(attempt, 1),
            worker = coalesce(nullif(worker, ''), 'unknown'),
            started_at = coalesce(started_at, now()),
            lease_expires_at = coalesce(lease_expires_at, now())
        WHERE status IN ('compiling', 'running');
    UPDATE submissions_judgement SET judged_at = coalesce(started_at, created_at)
        WHERE status = 'done' AND judged_at IS NULL;
    UPDATE submissions_judgement SET judged_at = NULL
        WHERE status <> 'done' AND judged_at IS NOT NULL;
"""

REFUSE = """
    CREATE OR REPLACE FUNCTION submissions_judgement_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION USING
            ERRCODE = 'check_violation',
            CONSTRAINT = TG_NAME,
            MESSAGE = format(
                'judgement %s (%s, attempt %s) violates %s: %s',
                OLD.id, OLD.status, OLD.attempt, TG_NAME, TG_ARGV[0]
            );
    END $$;
"""

# name, columns, what is refused, in words
RULES = [
    (
        "judgement_goes_a_known_way",
        "status",
        """
        NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
            ('queued', 'compiling'), ('queued', 'running'), ('queued', 'cancelled'),
            ('compiling', 'running'), ('compiling', 'done'), ('running', 'done'),
            ('compiling', 'queued'), ('running', 'queued'), ('done', 'queued'),
            ('compiling', 'cancelled'), ('running', 'cancelled')
        )
        """,
        "there is no such way",
    ),
    (
        "judgement_returns_only_parked",
        "status",
        "OLD.status = 'done' AND NEW.status = 'queued' AND NOT OLD.is_parked",
        "it has a verdict, and only a parked one is put back",
    ),
    (
        "judgement_keeps_its_result",
        "verdict, passed_tests, total_tests, is_parked",
        """
        OLD.status = 'done' AND NEW.status = 'done'
        AND (NEW.verdict, NEW.passed_tests, NEW.total_tests, NEW.is_parked)
            IS DISTINCT FROM (OLD.verdict, OLD.passed_tests, OLD.total_tests, OLD.is_parked)
        """,
        "what was found is never changed; judge again instead",
    ),
    (
        "judgement_counts_each_claim",
        "status, attempt",
        """
        NEW.attempt <> OLD.attempt + CASE
            WHEN OLD.status = 'queued' AND NEW.status IN ('compiling', 'running') THEN 1 ELSE 0
        END
        """,
        "the attempt number is the fencing token: a claim adds one, and nothing else changes it",
    ),
    (
        "judgement_forgives_for_good",
        "forgiven_attempts",
        "NEW.forgiven_attempts < OLD.forgiven_attempts",
        "a forgiven attempt stays forgiven",
    ),
    (
        "judgement_stays_where_it_belongs",
        "submission_id, version_id",
        """
        (NEW.submission_id, NEW.version_id) IS DISTINCT FROM (OLD.submission_id, OLD.version_id)
        """,
        "it judges one submission by one version",
    ),
]


def make(name: str, columns: str, refused: str, words: str) -> str:
    """Return the SQL of a rule."""
    return f"""
        CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON submissions_judgement
        FOR EACH ROW WHEN ({refused}) EXECUTE FUNCTION submissions_judgement_refuse('{words}');
    """


class Migration(migrations.Migration):
    dependencies = [("submissions", "0003_rejudging")]

    operations = [
        migrations.AddField(
            model_name="judgement",
            name="failed_attempts",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.RunSQL(MEND, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="judgement",
            index=models.Index(
                condition=models.Q(("is_parked", True)), fields=["id"], name="judgement_parked"
            ),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("attempt__gt", 0),
                        ("lease_expires_at__isnull", False),
                        ("started_at__isnull", False),
                        ("status__in", ["compiling", "running"]),
                        models.Q(("worker", ""), _negated=True),
                    ),
                    models.Q(
                        ("lease_expires_at__isnull", True),
                        ("status__in", ["queued", "done", "cancelled"]),
                    ),
                    _connector="OR",
                ),
                name="held_by_a_worker_and_a_lease",
            ),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "queued"), _negated=True), ("worker", ""), _connector="OR"
                ),
                name="queued_for_any_worker",
            ),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "queued"), ("retry_at__isnull", True), _connector="OR"
                ),
                name="retried_only_from_the_queue",
            ),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("judged_at__isnull", False), ("status", "done")),
                    models.Q(
                        models.Q(("status", "done"), _negated=True), ("judged_at__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="judged_at_a_time_when_done",
            ),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_parked", False),
                    models.Q(("status", "done"), ("verdict", "IE")),
                    _connector="OR",
                ),
                name="parked_as_ie",
            ),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(("forgiven_attempts__lte", models.F("attempt"))),
                name="no_more_forgiven_than_tried",
            ),
        ),
        migrations.RunSQL(
            REFUSE + "".join(make(*rule) for rule in RULES),
            "".join(f"DROP TRIGGER {name} ON submissions_judgement;" for name, *_ in RULES)
            + "DROP FUNCTION submissions_judgement_refuse();",
        ),
    ]
