"""A backup and what comes back of it, by the commands that an operator types, on databases that are thrown away."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test import Client
from django.utils import timezone
from redis import Redis

from judge.accounts.models import Scope, User
from judge.accounts.tokens import issue
from judge.backup import archive, save
from judge.backup.archive import Reader, Writer
from judge.sandbox.box import Record
from judge.sandbox.fake import FakeSandbox, record
from judge.submissions import outbox
from judge.submissions.events import SubmissionJudged, announce
from judge.submissions.lease import claim_next
from judge.submissions.models import Judgement, Status, Submission
from judge.submissions.process import judge_next
from judge.submissions.statistics import recount_stale
from judge.submissions.sweep import take_back_expired
from leaderboard import ranking
from leaderboard.contests.board import documents, lookup
from leaderboard.contests.live import pulse
from leaderboard.models import Attempt, Contest
from leaderboard.tasks import mend_board
from problems.models import Problem
from problems.packages import read_package
from problems.publish import publish
from problems.verdicts import Verdict
from tests import databases
from tests.factories import make_submission, make_user, overrule
from tests.leaderboard.contests.factories import make_attempt, make_contest, people
from tests.life.conftest import Broker

LIBRARY = databases.ROOT / "problems" / "library"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_redis(broker: Broker, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a restore empty a Redis that nothing else uses."""
    broker.empty()
    settings.REDIS_URL = broker.url
    ours = Redis.from_url(broker.url)
    monkeypatch.setattr(ranking, "_redis", lambda: ours)
    monkeypatch.setenv("REDIS_URL", broker.url)
    # Its settings would take the number of the test process for that of a database in there.
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    yield
    _forget_pages()


@pytest.fixture
def contest(owner: User, other: User) -> Contest:
    """A site in use: problems of the library, verdicts, a running contest, one judgement waiting and one under way."""
    for name in ("two-sum", "ledger-sums"):
        publish(read_package(LIBRARY / name), is_published=True)
    two_sum = Problem.objects.get(slug="two-sum")
    contest = make_contest("A", slug="cup", problems=[two_sum])
    for name, minute in (("ada", 5), ("grace", 9), ("linus", 9)):
        make_attempt(people(contest, name)[name], "A", minute=minute, is_told=False)
    make_attempt(people(contest, "dennis")["dennis"], "A", "WA", minute=3, is_told=False)
    make_submission(owner, two_sum)
    issue(owner, name="laptop", scopes=list(Scope), expires_at=None)
    gone = make_submission(other, two_sum)  # whose number is not given again
    waiting = make_submission(other, two_sum, verdict=None)
    under_way = make_submission(owner, two_sum, verdict=None)
    Judgement.objects.filter(pk=waiting.judgement.pk).update(
        retry_at=timezone.now() + timedelta(days=1)
    )
    assert claim_next() == under_way.judgement
    Judgement.objects.filter(pk=waiting.judgement.pk).update(retry_at=None)
    Judgement.objects.filter(submission=under_way).update(
        lease_expires_at=timezone.now() - timedelta(seconds=1)
    )
    last = make_submission(other, two_sum)
    for submission in (gone, last):
        Submission.objects.filter(pk=submission.pk).delete()
    for judgement in Judgement.objects.filter(status=Status.DONE).select_related("submission"):
        announce(
            SubmissionJudged(
                submission_id=str(judgement.submission_id),
                judgement_id=judgement.pk,
                problem_id=judgement.submission.problem_id,
                user_id=judgement.submission.user_id,
                verdict=Verdict(str(judgement.verdict)),
            )
        )
    outbox.deliver_waiting()
    recount_stale()
    mend_board()
    return contest


def saved(folder: Path, *, database: str | None = None) -> Path:
    if database is None:
        call_command("backup", str(folder))
    else:
        done = databases.manage("backup", str(folder), database=database)
        assert done.returncode == 0, done.stderr.decode()
    (path,) = folder.glob("*.backup")
    return path


def restored(path: Path, *words: str, database: str | None = None) -> str:
    connection.close()  # who restores wants nobody else there
    done = databases.manage("restore", str(path), *words, database=database)
    assert done.returncode == 0, done.stderr.decode()
    return done.stderr.decode()


def refused(path: Path, *words: str) -> str:
    """Return why nothing was restored; nothing may have changed."""
    before = databases.rows()
    with pytest.raises(CommandError) as refusal:
        call_command("restore", str(path), *words)
    assert databases.rows() == before
    return str(refusal.value)


def shown(client: Client) -> dict[str, Any]:
    """Return what people see."""
    _forget_pages()
    cache.clear()
    submissions = client.get("/api/submissions").json()
    paths = ["/api/problems", "/api/problems/two-sum", "/api/leaderboard", "/api/contests"]
    paths += ["/api/contests/cup", "/api/contests/cup/leaderboard", "/api/me"]
    paths += [f"/api/submissions/{one['id']}" for one in submissions["results"]]
    seen = {path: client.get(path).json() for path in paths}
    seen["/api/contests/cup"].pop("server_time", None)  # the clock goes on
    return {"submissions": submissions, **seen}


def _forget_pages() -> None:
    documents.pages.forget()
    lookup.forget()
    pulse.pulses.forget()


def wreck() -> None:
    """Do to the site what a bad day does: things are gone, others changed, and the boards show it."""
    Attempt.objects.all().delete()
    Contest.objects.all().delete()
    User.objects.filter(username="owner").update(username="nobody")
    for submission in Submission.objects.filter(judgements__status=Status.DONE):
        overrule(submission, "WA")
    make_submission(make_user("intruder"), Problem.objects.first())
    mend_board()


def test_a_restored_site_shows_ranks_and_judges_as_the_old_one_did(
    contest: Contest, owner: User, sandbox: FakeSandbox, tmp_path: Path
) -> None:
    reader = Client()
    reader.force_login(owner)
    before, rows = shown(reader), databases.rows()
    assert before["/api/contests/cup/leaderboard"]["results"][0]["user"] == "ada"
    numbers = max(Judgement.objects.values_list("pk", flat=True))
    path = saved(tmp_path)

    wreck()
    changed = shown(reader)
    assert changed != before
    said = restored(path, "--overwrite", databases.own())

    assert "1 contest" in said
    assert rows.pop("django_session")  # left out, on purpose
    again = databases.rows()
    assert again.pop("django_session") == []
    assert again == rows
    reader.force_login(User.objects.get(username="owner"))
    # Redis is empty: read from PostgreSQL first, then from boards that fill by themselves.
    assert ranking._redis().keys("gavel:board:*") == []
    assert shown(reader) == before
    mend_board()
    assert ranking._redis().exists("gavel:board:overall:complete")
    assert shown(reader) == before

    # What was under way is put back, and both are judged; numbers go on behind those of deleted rows.
    assert take_back_expired() == 1
    sandbox.serves.extend([right_answers(), right_answers()])
    assert judge_next()
    assert judge_next()
    assert not Judgement.objects.exclude(status=Status.DONE).exists()
    assert outbox.deliver_waiting() == 2
    mend_board()
    first = shown(reader)["/api/leaderboard"]["results"]
    assert "other" in {row["user"] for row in first}
    assert make_submission(owner, Problem.objects.first()).judgement.pk > numbers + 1


def right_answers() -> list[Record]:
    """Return what a right solution of two-sum answers."""
    version = Problem.objects.get(slug="two-sum").current_version
    assert version is not None
    tests = version.tests.select_related("answer").order_by("ordinal")
    return [record(n, zlib.decompress(test.answer.data).strip()) for n, test in enumerate(tests)]


def test_it_comes_back_in_an_empty_database(contest: Contest, tmp_path: Path) -> None:
    path = saved(tmp_path)
    with databases.made("empty") as empty:
        restored(path, database=empty)
        rows, again = databases.rows(), databases.rows(empty)
        assert rows.pop("django_session") == again.pop("django_session") == []
        assert again == rows
        done = databases.manage("migrate", "--check", database=empty)
        assert done.returncode == 0, done.stderr.decode()
        # Foreign keys and indexes were away for a moment.
        assert structure(empty) == structure(databases.own())


def structure(name: str) -> list[tuple[Any, ...]]:
    with databases.connected(name) as one, one.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE connamespace = 'public'::regnamespace AND contype <> 'n'"
            "UNION SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2"
        )
        return list(cursor.fetchall())


def test_a_backup_is_one_moment_though_the_site_goes_on(owner: User, tmp_path: Path) -> None:
    make_submission(owner)
    before = databases.rows()
    meanwhile: list[str] = []

    def judge_another(table: str, size: int) -> None:
        """Write while the first table is read, by another connection; it would fail if it had to wait."""
        if meanwhile:
            return
        meanwhile.append(table)
        with databases.connected() as other, other.cursor() as cursor:
            cursor.execute("SET lock_timeout = '1s'")
            cursor.execute("UPDATE accounts_user SET username = 'renamed'")
            cursor.execute(
                "INSERT INTO submissions_submission SELECT gen_random_uuid(), kind, language, source, inputs, NULL,"
                " created_at, problem_id, reference_id, user_id FROM submissions_submission"
            )

    path = tmp_path / "running.backup"
    with path.open("wb") as file:
        save.save(connection, file, judge_another)
    assert meanwhile == ["accounts_user"]
    assert databases.rows() != before
    with databases.made("moment") as other:
        restored(path, database=other)
        assert databases.rows(other) == before


def test_an_older_backup_is_brought_to_this_codes_state(tmp_path: Path) -> None:
    with databases.made("older") as older, databases.made("newer") as newer:
        done = databases.manage("migrate", "leaderboard", "0001_initial", database=older)
        assert done.returncode == 0, done.stderr.decode()
        with databases.connected(older) as one, one.cursor() as cursor:
            cursor.execute(
                "INSERT INTO accounts_user (password, username, email, is_active, is_staff, is_superuser, first_name,"
                " last_name, date_joined, theme) VALUES ('x', 'ada', '', true, false, false, '', '', now(), 'dark')"
            )
            cursor.execute(
                "INSERT INTO leaderboard_standing SELECT (jsonb_populate_record(NULL::leaderboard_standing, "
                "jsonb_build_object('user_id', id, 'solved', 3, 'is_stale', false, 'updated_at', now()))).* "
                "FROM accounts_user"
            )
        restored(saved(tmp_path, database=older), database=newer)
        rows = databases.rows(newer)
        assert "ada" in rows["accounts_user"][0]
        assert len(rows["leaderboard_standing"]) == 1
        assert rows["leaderboard_contest"] == []
        done = databases.manage("migrate", "--check", database=newer)
        assert done.returncode == 0, done.stderr.decode()


def test_every_migration_can_run_in_one_transaction_with_others() -> None:
    """A restore undoes itself when it fails, so nothing in it may stand outside of its transaction."""
    outside = [key for key, one in MigrationLoader(None).disk_migrations.items() if not one.atomic]
    assert outside == []


def test_a_site_in_use_is_not_overwritten_unless_its_database_is_named(
    owner: User, tmp_path: Path
) -> None:
    path = saved(tmp_path)
    said = refused(path)
    assert "is not empty: it holds 1 account." in said
    assert f"--overwrite {databases.own()}" in said
    refused(path, "--overwrite", "another")


def test_a_running_site_is_not_restored(owner: User, tmp_path: Path) -> None:
    path = saved(tmp_path)
    with databases.connected():
        said = refused(path, "--overwrite", databases.own())
        assert "is in use: 1 other connection" in said
        restored(path, "--overwrite", databases.own(), "--ignore-connections")


def test_without_redis_nothing_is_restored(owner: User, tmp_path: Path, settings: Any) -> None:
    path = saved(tmp_path)
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert "Redis does not answer" in refused(path, "--overwrite", databases.own())


def test_a_damaged_file_is_refused_before_anything_is_touched(owner: User, tmp_path: Path) -> None:
    path = saved(tmp_path)
    data = bytearray(path.read_bytes())
    with ZipFile(path) as parts:
        permissions = parts.getinfo("tables/auth_permission")
    data[permissions.header_offset + permissions.compress_size // 2] ^= 1
    path.write_bytes(data)
    assert "damaged" in refused(path, "--overwrite", databases.own())
    path.write_bytes(data[: len(data) // 2])
    assert "cut short" in refused(path, "--overwrite", databases.own())


def test_a_newer_backup_is_refused(owner: User, tmp_path: Path) -> None:
    path = rewritten(
        saved(tmp_path), manifest=lambda one: one["migrations"].append(["judge", "0099_far"])
    )
    said = refused(path, "--overwrite", databases.own())
    assert "newer Gavel" in said
    assert "judge.0099_far" in said


def test_a_database_of_a_newer_gavel_is_not_backed_up(owner: User, tmp_path: Path) -> None:
    with databases.connected() as one, one.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('judge', '0099_far', now())"
        )
        try:
            with pytest.raises(CommandError, match="newer Gavel"):
                call_command("backup", str(tmp_path))
        finally:
            cursor.execute("DELETE FROM django_migrations WHERE name = '0099_far'")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("people", "why"), [(b"", "foreign key"), (b"no row\n", "invalid input")])
def test_a_restore_that_fails_leaves_the_old_site(
    people: bytes, why: str, owner: User, tmp_path: Path
) -> None:
    """The sums are right and the rows are not."""
    make_submission(owner)

    def with_those_people(table: str, rows: bytes) -> bytes:
        return people if table == "accounts_user" else rows

    path = rewritten(saved(tmp_path), rows=with_those_people)
    ranking._redis().set("gavel:board:overall:version", 5)
    said = refused(path, "--overwrite", databases.own())
    assert why in said
    assert "Everything is as it was." in said
    assert ranking._redis().get("gavel:board:overall:version") == b"5"


def test_it_goes_through_pipes(owner: User, tmp_path: Path) -> None:
    done = databases.manage("backup", "-")
    assert done.returncode == 0, done.stderr.decode()
    checked = databases.manage("restore", "-", "--check", input=done.stdout)
    assert checked.returncode == 0, checked.stderr.decode()
    assert b"It is whole" in checked.stderr


def test_without_a_file_the_newest_are_named(owner: User, tmp_path: Path, settings: Any) -> None:
    settings.BACKUPS = tmp_path
    with pytest.raises(CommandError, match="there is none in"):
        call_command("restore")
    path = saved(tmp_path)
    with pytest.raises(CommandError, match=path.name):
        call_command("restore")


def rewritten(
    path: Path,
    *,
    manifest: Callable[[dict[str, Any]], None] = lambda document: None,
    rows: Callable[[str, bytes], bytes] = lambda table, data: data,
) -> Path:
    """Return a backup like that one with something changed in it, and sums that are right."""
    other = path.with_name("rewritten.backup")
    with path.open("rb") as source, other.open("wb") as target:
        reader, writer = Reader(source, _unwatched), Writer(target, _unwatched)
        document = json.loads(reader._zip.read("manifest.json"))
        for table in document["tables"]:
            data = rows(table["name"], reader._zip.read(f"tables/{table['name']}"))
            with writer.table(table["name"]) as (out, stream):
                out.write(data)
            table.update(size=stream.size, sha256=stream.sha256, rows=data.count(b"\n"))
        manifest(document)
        writer.finish(archive._manifest(document))
    return other


def _unwatched(table: str, size: int) -> None:
    pass
