"""What staff change leaves entries, whatever way it was written; what others change leaves none."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from judge.accounts import tokens
from judge.accounts.models import Scope, User
from judge.audit.models import Entry
from judge.audit.triggers import MOST, NAME, UNWATCHED
from judge.submissions.models import Judgement, Rejudging
from leaderboard.models import Participation
from problems.models import Problem, Tag
from tests.factories import make_problem, make_submission, make_user
from tests.leaderboard.contests.factories import make_contest, make_participant

Api = Callable[[User | None], APIClient]


def change(model: type[Any], row: Any) -> str:
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
    return reverse(name, args=[row.pk])


def choose(client: Client, model: type[Any], action: str, *rows: Any, **more: Any) -> Any:
    """Do an action of the admin's list."""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return client.post(
        address, {"action": action, "_selected_action": [row.pk for row in rows], **more}
    )


def test_every_table_is_watched_or_known_to_tell_nothing(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s", [NAME])
        watched = {name for (name,) in cursor.fetchall()}

    there = set(connection.introspection.django_table_names(only_existing=True))
    assert there - watched == set(UNWATCHED) & there
    assert set(UNWATCHED) - there == {"django_migrations"} - there


def test_a_saved_form_tells_who_when_from_where_and_what_it_was(
    staff: User, staff_client: Client
) -> None:
    tag = Tag.objects.create(slug="graphs", name="Grafs")

    staff_client.post(
        change(Tag, tag), {"slug": "graphs", "name": "Graphs"}, REMOTE_ADDR="203.0.113.7"
    )

    entry = Entry.objects.get(table="problems_tag")
    assert (entry.actor_id, entry.actor, entry.address) == (staff.pk, "staff", "203.0.113.7")
    assert entry.request == f"POST {change(Tag, tag)}"
    assert (entry.operation, entry.row_id, entry.name) == ("update", str(tag.pk), "Graphs")
    assert (entry.before, entry.after) == ({"name": "Grafs"}, {"name": "Graphs"})
    assert entry.at is not None


def test_new_and_deleted_rows_are_told_whole(staff_client: Client) -> None:
    staff_client.post(reverse("admin:problems_tag_add"), {"slug": "trees", "name": "Trees"})
    tag = Tag.objects.get()
    staff_client.post(reverse("admin:problems_tag_delete", args=[tag.pk]), {"post": "yes"})

    deleted, added = Entry.objects.filter(table="problems_tag")
    assert (added.operation, added.before, added.after["name"]) == ("insert", None, "Trees")
    assert (deleted.operation, deleted.before["slug"], deleted.after) == ("delete", "trees", None)
    assert added.deed != deleted.deed


def test_actions_that_change_many_rows_at_once_are_told(staff_client: Client) -> None:
    shown = make_problem(is_published=True)

    choose(staff_client, Problem, "hide_from_solvers", shown)

    entry = Entry.objects.get(table="problems_problem")
    assert entry.before == {"is_published": True}
    assert entry.after == {"is_published": False}
    assert entry.request.endswith("/problems/problem/ hide_from_solvers")


def test_a_disqualification_is_told(staff_client: Client) -> None:
    participation = make_participant(make_contest())

    choose(staff_client, Participation, "disqualify", participation, why="Two accounts.")

    entry = Entry.objects.get(table="leaderboard_participation")
    assert entry.after["is_disqualified"] is True
    assert "Two accounts." in entry.after["note"]


def test_extra_time_is_told(staff_client: Client) -> None:
    participation = make_participant(make_contest())

    form = {"extra_time": "0:10:00", "note": ""}
    for inline in ("standing", "attempts"):
        form |= {f"{inline}-TOTAL_FORMS": "0", f"{inline}-INITIAL_FORMS": "0"}
    staff_client.post(change(Participation, participation), form)

    entry = Entry.objects.get(table="leaderboard_participation")
    assert entry.before == {"extra_time": "00:00:00"}
    assert entry.after == {"extra_time": "00:10:00"}


def test_a_published_contest_is_told_without_its_code(staff_client: Client) -> None:
    contest = make_contest(is_published=False)

    choose(staff_client, type(contest), "publish", contest)
    choose(staff_client, type(contest), "duplicate", contest)

    published = Entry.objects.get(table="leaderboard_contest", operation="update")
    assert published.after["is_published"] is True
    copied = Entry.objects.get(table="leaderboard_contest", operation="insert")
    assert copied.after["registration_code"] in {"", "(not shown)"}


def test_what_is_put_back_is_told(staff_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("judge.submissions.queues.wake", lambda *_: None)
    submission = make_submission(
        verdict="IE", judgement={"is_parked": True, "failure": "no engine"}
    )

    choose(staff_client, Judgement, "put_back", submission.judgement)

    (entry,) = Entry.objects.filter(table="submissions_judgement")
    assert entry.before["is_parked"] is True
    assert entry.after["is_parked"] is False


def test_a_rejudging_is_told_from_its_start_to_its_end(
    staff_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("judge.submissions.queues.wake", lambda *_: None)
    submission = make_submission(verdict="WA")
    choose(staff_client, type(submission), "rejudge", submission, reason="Test 2 was wrong.")
    rejudging = Rejudging.objects.get()

    staff_client.post(change(Rejudging, rejudging), {"cancel": "1"})

    ended, begun = Entry.objects.filter(table="submissions_rejudging")
    assert (begun.operation, begun.name) == ("insert", "Test 2 was wrong.")
    assert (ended.before["state"], ended.after["state"]) == ("judging", "cancelled")


def test_what_staff_do_on_the_contests_pages_is_told(staff_client: Client) -> None:
    contest = make_contest(slug="cup")

    staff_client.post("/contests/cup/announce/", {"announce-text": "Test 3 was mended."})

    entry = Entry.objects.get(table="leaderboard_announcement")
    assert entry.after["text"] == "Test 3 was mended."
    assert entry.after["contest_id"] == contest.pk


@pytest.mark.parametrize("by_token", [False, True])
def test_what_staff_do_by_the_api_is_told(staff: User, api: Api, by_token: bool) -> None:
    make_contest(slug="cup")
    client = api(None if by_token else staff)
    if by_token:
        _, secret = tokens.issue(staff, name="t", scopes=list(Scope), expires_at=None)
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")

    assert client.post("/api/contests/cup/register", {}, format="json").status_code == 200

    assert Entry.objects.filter(table="leaderboard_participation", actor="staff").count() == 1


def test_secrets_are_told_of_and_not_told(staff_client: Client, owner: User) -> None:
    _, secret = tokens.issue(owner, name="ci", scopes=[Scope.READ], expires_at=None)
    token = owner.api_tokens.get()
    address = reverse("admin:auth_user_password_change", args=[owner.pk])
    new = {
        "password1": "another horse 77",
        "password2": "another horse 77",
        "usable_password": "true",
    }

    staff_client.post(address, new)
    form = {
        "username": "owner", "theme": "system", "date_joined_0": "2026-01-01", "date_joined_1": "00:00:00",
        "is_active": "on", "api_tokens-TOTAL_FORMS": "1", "api_tokens-INITIAL_FORMS": "1",
        "api_tokens-0-id": token.pk, "api_tokens-0-user": owner.pk, "api_tokens-0-DELETE": "on",
    }  # fmt: skip
    staff_client.post(change(User, owner), form)

    changed = Entry.objects.filter(table="accounts_user").last()
    assert changed is not None
    assert changed.after["password"] == "(not shown)"
    revoked = Entry.objects.get(table="accounts_apitoken")
    assert (revoked.operation, revoked.name, revoked.before["digest"]) == (
        "delete",
        "ci",
        "(not shown)",
    )
    everything = str(list(Entry.objects.values()))
    assert secret not in everything
    assert token.digest not in everything
    assert "md5$" not in everything


def test_long_texts_are_told_by_their_beginning(staff_client: Client) -> None:
    make_contest(slug="cup")

    staff_client.post("/contests/cup/announce/", {"announce-text": "x" * 4000})

    entry = Entry.objects.get(table="leaderboard_announcement")
    assert entry.after["text"] == "x" * 2000 + "…"


def test_a_request_that_changes_very_much_tells_the_first_rows_and_how_many_more(
    staff_client: Client,
) -> None:
    tags = Tag.objects.bulk_create(
        [Tag(slug=f"tag-{number}", name=f"Tag {number}") for number in range(MOST + 7)]
    )

    choose(staff_client, Tag, "delete_selected", *tags, post="yes")

    more, *told = Entry.objects.all()
    assert len(told) == MOST
    assert (more.operation, more.after, more.deed) == ("more", {"rows": 7}, told[0].deed)


def test_what_was_undone_is_not_told(staff_client: Client, staff: User) -> None:
    tag = Tag.objects.create(slug="graphs", name="Graphs")

    with transaction.atomic():
        staff_client.post(change(Tag, tag), {"slug": "graphs", "name": "Trees"})
        transaction.set_rollback(True)

    assert not Entry.objects.exists()


def test_others_leave_no_trail_and_nobody_acts_after_the_answer(
    owner_client: Client, staff_client: Client, api: Api, owner: User
) -> None:
    make_contest(slug="cup")

    staff_client.post("/settings/theme/", {"theme": "dark"})
    Entry.objects.filter(table="accounts_user").get()
    count = Entry.objects.count()
    owner_client.post("/settings/theme/", {"theme": "dark"})
    api(owner).post("/api/contests/cup/register", {}, format="json")
    make_user("later")

    assert Entry.objects.count() == count


def test_nobody_acts_after_a_failure(staff: User, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(staff)
    monkeypatch.setattr("judge.web.settings.ThemeForm.is_valid", lambda _: 1 / 0)

    assert client.post("/settings/theme/", {"theme": "dark"}).status_code == 500
    make_user("later")

    assert not Entry.objects.exists()


def test_reading_asks_the_database_nothing_for_it(staff_client: Client) -> None:
    with connection.execute_wrapper(_refuse_settings):
        assert staff_client.get("/").status_code == 200


def _refuse_settings(execute: Any, sql: str, *rest: Any) -> Any:
    assert "set_config" not in sql
    return execute(sql, *rest)


@pytest.mark.parametrize("deed", ["UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry"])
def test_the_database_changes_no_entry(staff_client: Client, deed: str) -> None:
    staff_client.post("/settings/theme/", {"theme": "dark"})

    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(deed)

    assert Entry.objects.count() == 1


def test_entries_outlive_who_made_them_and_what_they_tell_of(
    staff_client: Client, staff: User
) -> None:
    tag = Tag.objects.create(slug="graphs", name="Grafs")
    staff_client.post(change(Tag, tag), {"slug": "graphs", "name": "Graphs"})

    tag.delete()
    staff.delete()

    entry = Entry.objects.get()
    assert (entry.actor, entry.name) == ("staff", "Graphs")


def test_a_new_table_is_watched_from_its_migration_on(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {NAME} ON problems_tag")

    call_command("migrate", verbosity=0)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgname = %s AND tgrelid = 'problems_tag'::regclass",
            [NAME],
        )
        assert cursor.fetchone() == (1,)


class TestInTheAdmin:
    @pytest.fixture
    def entry(self, staff_client: Client) -> Entry:
        tag = Tag.objects.create(slug="graphs", name="=1+1")
        staff_client.post(change(Tag, tag), {"slug": "graphs", "name": "<b>\u202eGraphs"})
        return Entry.objects.get()

    def test_it_is_found_by_who_and_what(self, staff_client: Client, entry: Entry) -> None:
        for query in ("q=staff", "q=Graphs", f"q={entry.deed}", "table=problems_tag"):
            page = staff_client.get(f"/admin/audit/entry/?{query}").content.decode()
            assert "1 entry" in page, query
        assert "0 entries" in staff_client.get("/admin/audit/entry/?q=nobody").content.decode()

    def test_its_page_shows_before_and_after_as_text(
        self, staff_client: Client, entry: Entry
    ) -> None:
        page = staff_client.get(f"/admin/audit/entry/{entry.pk}/change/").content.decode()

        assert "<pre>&lt;b&gt;\\u202eGraphs</pre>" in page
        assert "<pre>=1+1</pre>" in page
        assert "Changed: tag &lt;b&gt;\\u202eGraphs" in page
        assert 'name="_save"' not in page

    def test_it_is_neither_edited_nor_deleted_nor_added(
        self, staff_client: Client, entry: Entry
    ) -> None:
        change_page = f"/admin/audit/entry/{entry.pk}/change/"
        assert staff_client.post(change_page, {"actor": "x"}).status_code == 403
        assert (
            staff_client.post(f"/admin/audit/entry/{entry.pk}/delete/", {"post": "yes"}).status_code
            == 403
        )
        assert staff_client.post("/admin/audit/entry/add/", {}).status_code == 403
        choose(staff_client, Entry, "delete_selected", entry, post="yes")
        assert Entry.objects.get() == entry

    def test_it_is_taken_along_as_a_table_without_formulas(
        self, staff_client: Client, entry: Entry
    ) -> None:
        Entry.objects.bulk_create([_copy(entry, name="=HYPERLINK(1)")])

        answer = staff_client.get("/admin/audit/entry/export.csv?q=HYPERLINK")

        assert answer.headers["Content-Disposition"] == 'attachment; filename="trail.csv"'
        (line,) = csv.DictReader(io.StringIO(answer.getvalue().decode()))
        assert line["name"] == "'=HYPERLINK(1)"
        assert line["after"] == '{"name": "<b>\u202eGraphs"}'

    def test_it_is_for_those_with_the_right(self, db: None, entry: Entry) -> None:
        reader = make_user("reader", is_staff=True, is_superuser=False)
        client = Client()
        client.force_login(reader)
        pages = ("/admin/audit/entry/", "/admin/audit/entry/export.csv")

        assert [client.get(page).status_code for page in pages] == [403, 403]
        reader.user_permissions.add(Permission.objects.get(codename="view_entry"))
        answers = [client.get(page) for page in pages]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert answers[1].getvalue()


def _copy(entry: Entry, **fields: Any) -> Entry:
    values = {field.name: getattr(entry, field.name) for field in Entry._meta.concrete_fields}
    return Entry(**{**values, "id": None, **fields})
