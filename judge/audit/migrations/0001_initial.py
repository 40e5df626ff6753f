from django.db import migrations, models

# What is written of a row: nothing of secrets, of long texts the beginning.
SHOWN = r"""
CREATE FUNCTION audit_shown(held jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT coalesce(jsonb_object_agg(key, CASE
        WHEN jsonb_typeof(value) = 'null' OR value = '""' THEN value
        WHEN key ~ '(password|digest|secret|token|_code|^code|_key|^key|nonce|salt)$'
            THEN '"(not shown)"'
        WHEN jsonb_typeof(value) = 'string' AND length(value #>> '{}') > 2000
            THEN to_jsonb(left(value #>> '{}', 2000) || '…')
        WHEN jsonb_typeof(value) IN ('object', 'array') AND length(value::text) > 2000
            THEN to_jsonb(left(value::text, 2000) || '…')
        ELSE value END), '{}')
    FROM jsonb_each(held)
$$
"""
# Arguments: the column of the primary key, and how many rows a request may leave.
NOTE = """
CREATE FUNCTION audit_note() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    who jsonb := current_setting('gavel.actor')::jsonb;
    rows integer := coalesce(nullif(current_setting('gavel.rows', true), ''), '0')::integer + 1;
    was jsonb;
    is_ jsonb;
    named jsonb;
BEGIN
    IF TG_OP <> 'INSERT' THEN was := to_jsonb(OLD); END IF;
    IF TG_OP <> 'DELETE' THEN is_ := to_jsonb(NEW); END IF;
    named := coalesce(is_, was);
    IF TG_OP = 'UPDATE' THEN
        SELECT jsonb_object_agg(key, was -> key), jsonb_object_agg(key, value) INTO was, is_
        FROM jsonb_each(is_) WHERE value IS DISTINCT FROM was -> key;
        IF is_ IS NULL THEN RETURN NULL; END IF;
    END IF;
    PERFORM set_config('gavel.rows', rows::text, false);
    IF rows > TG_ARGV[1]::integer THEN RETURN NULL; END IF;
    INSERT INTO audit_entry
        (at, deed, actor_id, actor, address, request, "table", row_id, name, operation, before, after)
    VALUES (
        clock_timestamp(), (who ->> 'deed')::uuid, (who ->> 'id')::bigint, who ->> 'name', who ->> 'address',
        who ->> 'request', TG_TABLE_NAME, left(named ->> TG_ARGV[0], 100),
        left(coalesce(named ->> 'title', named ->> 'username', named ->> 'name', named ->> 'reason',
            named ->> 'slug', ''), 200),
        lower(TG_OP), audit_shown(was), audit_shown(is_)
    );
    RETURN NULL;
END
$$
"""
KEEP = """
CREATE FUNCTION audit_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The trail is added to and never changed';
END
$$;
CREATE TRIGGER audit_keep BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_keep()
"""
# A restore makes the tables anew; functions are left from before.
FORGET = "DROP FUNCTION IF EXISTS audit_{} CASCADE"


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "deed",
                    models.UUIDField(
                        help_text="The same for all that one request has changed.",
                        verbose_name="request",
                    ),
                ),
                ("actor_id", models.BigIntegerField()),
                ("actor", models.CharField(max_length=150, verbose_name="who")),
                ("address", models.CharField(max_length=45, verbose_name="from")),
                ("request", models.CharField(max_length=300, verbose_name="by")),
                ("table", models.CharField(max_length=63)),
                ("row_id", models.CharField(max_length=100, verbose_name="id")),
                ("name", models.CharField(max_length=200, verbose_name="what")),
                (
                    "operation",
                    models.CharField(
                        choices=[
                            ("insert", "Added"),
                            ("update", "Changed"),
                            ("delete", "Deleted"),
                            ("more", "And more"),
                        ],
                        max_length=6,
                        verbose_name="deed",
                    ),
                ),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
            ],
            options={
                "ordering": ["-id"],
                "verbose_name_plural": "entries",
                "indexes": [
                    models.Index(fields=["table", "row_id"], name="entry_of_row"),
                    models.Index(fields=["actor", "-id"], name="entry_of_actor"),
                ],
            },
        ),
        migrations.RunSQL(
            [FORGET.format(function) for function in ("shown(jsonb)", "note()", "keep()")]
            + [SHOWN, NOTE, KEEP],
            [FORGET.format(function) for function in ("note()", "keep()", "shown(jsonb)")],
        ),
    ]
