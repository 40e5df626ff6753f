from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from judge.accounts.models import User
from leaderboard.contests import news
from leaderboard.contests.board import boards
from leaderboard.contests.standings import recompute_stale
from leaderboard.models import Clarification, Contest
from tests.factories import SOURCES
from tests.leaderboard.contests.factories import (
    make_attempt,
    make_contest,
    make_participant,
    people,
)

Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.django_db

SOLUTION = {"language": "python", "code": SOURCES["function"]}


def url(contest: Contest, *parts: str) -> str:
    return "/".join(["/api/contests", contest.slug, *parts])


def board_worker() -> None:
    recompute_stale()
    boards.mend()


def test_the_list_shows_what_is_published_by_stage(api: Api, owner: User, staff: User) -> None:
    make_contest(slug="soon", begins_in_min=10)
    now = make_contest(slug="now")
    make_contest(slug="over", begins_in_min=-1000)
    make_contest(slug="draft", is_published=False)
    make_participant(now)

    def slugs(user: User | None, **query: str) -> list[str]:
        return [row["slug"] for row in api(user).get("/api/contests", query).json()["results"]]

    assert slugs(None) == ["soon", "now", "over"]
    assert slugs(None, phase="running") == ["now"]
    assert slugs(None, phase="upcoming") == ["soon"]
    assert slugs(None, phase="ended") == ["over"]
    assert "draft" in slugs(staff)
    row = api(owner).get("/api/contests", {"phase": "running"}).json()["results"][0]
    assert row["participants"] == 1
    assert row["is_registered"] is False


def test_a_contest_that_is_not_published_is_not_there(
    api: Api, owner: User, refused: Refused
) -> None:
    draft = make_contest(is_published=False)
    for path in ("", "/register", "/leaderboard", "/news", "/problems/A"):
        call = api(owner).post if path == "/register" else api(owner).get
        refused(call(url(draft) + path), 404, "not_found")


def test_one_registers_and_sees_the_problems(api: Api, owner: User, refused: Refused) -> None:
    contest = make_contest("AB")
    client = api(owner)
    before = client.get(url(contest)).json()
    assert before["problems"] is None
    assert before["may_register"] is True
    refused(client.get(url(contest, "problems", "A")), 403, "not_registered")
    after = client.post(url(contest, "register"), {}, format="json").json()
    assert [row["label"] for row in after["problems"]] == ["A", "B"]
    assert after["participation"]["time_left_s"] == pytest.approx(3600, abs=5)
    assert after["may_register"] is False
    assert client.get(url(contest, "problems", "a")).json()["statement_html"]
    refused(api(None).post(url(contest, "register"), {}, format="json"), 401, "not_authenticated")


def test_nobody_sees_the_problems_before_the_start(
    api: Api, owner: User, staff: User, refused: Refused
) -> None:
    contest = make_contest(begins_in_min=5)
    assert api(owner).post(url(contest, "register"), {}, format="json").json()["problems"] is None
    refused(api(owner).get(url(contest, "problems", "A")), 403, "contest_not_started")
    refused(
        api(owner).post(url(contest, "problems", "A", "submit"), SOLUTION, format="json"),
        403,
        "contest_not_started",
    )
    assert api(owner).get(url(contest, "leaderboard")).json()["problems"] == []
    assert api(staff).get(url(contest, "problems", "A")).status_code == 200


def test_a_wrong_code_is_a_field_error(api: Api, owner: User, refused: Refused) -> None:
    contest = make_contest(registration="code", registration_code="sesame")
    refused(
        api(owner).post(url(contest, "register"), {"code": "x"}, format="json"),
        400,
        "wrong_code",
        "code",
    )
    assert (
        api(owner).post(url(contest, "register"), {"code": "sesame"}, format="json").status_code
        == 200
    )
    assert "sesame" not in api(owner).get(url(contest)).content.decode()


def test_a_submission_is_taken_and_listed(api: Api, owner: User, other: User) -> None:
    contest = make_contest()
    client = api(owner)
    client.post(url(contest, "register"), {}, format="json")
    sent = client.post(url(contest, "problems", "A", "submit"), SOLUTION, format="json")
    assert sent.status_code == 202
    assert sent.headers["Location"] == f"/api/submissions/{sent.json()['id']}"
    assert client.get(sent.headers["Location"]).status_code == 200
    listed = client.get(url(contest, "submissions")).json()
    assert [row["id"] for row in listed["results"]] == [sent.json()["id"]]
    assert api(other).get(url(contest, "submissions")).json()["count"] == 0
    assert (
        client.post(url(contest, "problems", "A", "run"), SOLUTION, format="json").status_code
        == 202
    )


def test_after_the_end_late_submissions_are_refused_and_virtual_ones_taken(
    api: Api, owner: User, refused: Refused
) -> None:
    contest = make_contest(begins_in_min=-1000)
    client = api(owner)
    submit = url(contest, "problems", "A", "submit")
    refused(client.post(submit, SOLUTION, format="json"), 403, "contest_over")
    started = client.post(url(contest, "virtual")).json()
    assert started["participation"]["way"] == "virtual"
    assert client.post(submit, SOLUTION, format="json").status_code == 202


def test_the_board_shows_ranks_cells_and_who_was_first(api: Api) -> None:
    contest = make_contest("AB", credits=[3, 5])
    ada, bob = people(contest, "ada", "bob").values()
    make_attempt(bob, "A", "WA", minute=2)
    make_attempt(bob, "A", minute=10)
    make_attempt(ada, "A", minute=4)
    board_worker()
    board = api(None).get(url(contest, "leaderboard")).json()
    assert [(row["rank"], row["user"], row["time_s"]) for row in board["results"]] == [
        (1, "ada", 240),
        (2, "bob", 600),
    ]
    assert board["results"][1]["cells"] == {
        "A": {"points": 1, "tries": 1, "pending": 0, "time_s": 600}
    }
    assert board["problems"] == [
        {"label": "A", "credits": 3, "first": "ada"},
        {"label": "B", "credits": 5, "first": None},
    ]
    assert board["count"] == 2
    assert board["poll_after_s"] >= 1
    assert api(None).get(f"/api/leaderboard/{contest.slug}").json() == board


def test_a_public_board_may_be_cached_and_is_sent_once(api: Api) -> None:
    contest = make_contest()
    make_attempt(make_participant(contest))
    board_worker()
    first = api(None).get(url(contest, "leaderboard"))
    assert first.headers["Cache-Control"] == "public, max-age=1"
    assert "Cookie" not in first.headers.get("Vary", "")
    again = api(None).get(
        url(contest, "leaderboard"), headers={"if-none-match": first.headers["ETag"]}
    )
    assert again.status_code == 304


def test_a_page_is_packed_for_those_who_can_unpack_it(api: Api) -> None:
    contest = make_contest()
    make_attempt(make_participant(contest, "ada"))
    recompute_stale()
    client = api(None)
    address = f"/api/contests/{contest.slug}/leaderboard"
    plain = client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
    assert plain.headers["ETag"] != packed.headers["ETag"]
    again = client.get(
        address, headers={"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


def test_a_page_that_is_kept_costs_no_query(
    api: Api, owner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    contest = make_contest()
    client = api(owner)
    client.get(url(contest, "leaderboard"))
    with django_assert_num_queries(0):
        client.get(url(contest, "leaderboard"))


def test_around_me_search_and_top(api: Api, owner: User, refused: Refused) -> None:
    contest = make_contest()
    names = [f"user{number:02}" for number in range(20)]
    for minute, one in enumerate(people(contest, *names).values()):
        make_attempt(one, minute=minute)
    board_worker()

    def users(user: User | None, **query: str) -> list[str]:
        rows = api(user).get(url(contest, "leaderboard"), query).json()["results"]
        return [row["user"] for row in rows]

    def positions(user: User | None, **query: str) -> list[int]:
        rows = api(user).get(url(contest, "leaderboard"), query).json()["results"]
        return [row["position"] for row in rows]

    me = User.objects.get(username="user10")
    assert users(me, around="me") == names[5:16]
    assert positions(me, around="me") == list(range(6, 17))
    assert users(None, top="3") == names[:3]
    assert users(None, q="USER1") == names[10:]
    assert positions(None, q="USER1") == list(range(11, 21))
    assert users(None, page="2", limit="15") == names[15:]
    assert users(owner, around="me") == []
    refused(api(None).get(url(contest, "leaderboard"), {"around": "me"}), 401, "not_authenticated")
    refused(api(None).get(url(contest, "leaderboard"), {"page": "0"}), 400, "invalid_input", "page")


def test_a_frozen_board_is_frozen_for_all_but_staff(api: Api, staff: User) -> None:
    contest = make_contest(begins_in_min=-80, freeze_min=30)
    ada = make_participant(contest, "ada")
    make_attempt(ada, minute=75)
    board_worker()
    for user in (None, ada.user):
        board = api(user).get(url(contest, "leaderboard")).json()
        assert board["view"] == "frozen"
        assert board["results"][0]["points"] == 0
        assert board["problems"][0]["first"] is None
    assert (
        api(ada.user).get(url(contest, "leaderboard"), {"view": "full"}).json()["view"] == "frozen"
    )
    assert api(ada.user).get(url(contest, "leaderboard"), {"q": "ada"}).json()["view"] == "frozen"
    full = api(staff).get(url(contest, "leaderboard"), {"view": "full"}).json()
    assert full["results"][0]["points"] == 1


@pytest.mark.parametrize(
    ("audience", "begins_in_min", "who_may"),
    [
        ("participants", -30, {"member", "staff"}),
        ("afterwards", -30, {"staff"}),
        ("afterwards", -1000, {"member", "owner", "anonymous", "staff"}),
        ("staff", -1000, {"staff"}),
    ],
)
def test_a_board_is_shown_to_whom_it_is_for(
    api: Api, owner: User, staff: User, audience: str, begins_in_min: int, who_may: set[str]
) -> None:
    contest = make_contest(begins_in_min=begins_in_min, board_audience=audience)
    member = make_participant(contest).user
    readers = {"member": member, "owner": owner, "anonymous": None, "staff": staff}
    answers = {name: api(user).get(url(contest, "leaderboard")) for name, user in readers.items()}
    assert {name for name, answer in answers.items() if answer.status_code == 200} == who_may
    for name, answer in answers.items():
        if name not in who_may:
            assert answer.json()["code"] == "board_closed"
        elif audience != "afterwards" or begins_in_min == -30:
            assert "public" not in answer.headers["Cache-Control"]


def test_questions_are_asked_and_answered_to_one_or_to_all(
    api: Api, staff: User, refused: Refused
) -> None:
    contest = make_contest()
    ada, bob = (one.user for one in people(contest, "ada", "bob").values())
    asked = api(ada).post(
        url(contest, "clarifications"), {"question": " May n be 0? ", "problem": "A"}, format="json"
    )
    assert asked.status_code == 201
    assert asked.json()["question"] == "May n be 0?"

    def read(user: User) -> list[tuple[str, str | None, str | None]]:
        found = api(user).get(url(contest, "news")).json()["clarifications"]
        return [(one["question"], one["answer"], one["user"]) for one in found]

    assert read(ada) == [("May n be 0?", None, "ada")]
    assert read(bob) == []
    clarification = Clarification.objects.get()
    news.answer(clarification, "No.", staff, to_all=False)
    assert read(ada) == [("May n be 0?", "No.", "ada")]
    assert read(bob) == []
    news.answer(clarification, "No, n is at least 1.", staff, to_all=True)
    assert read(bob) == [("May n be 0?", "No, n is at least 1.", None)]
    refused(
        api(ada).post(url(contest, "clarifications"), {"question": "  "}, format="json"),
        400,
        "empty_question",
        "question",
    )


def test_nobody_floods_the_organisers(api: Api, refused: Refused) -> None:
    contest = make_contest()
    client = api(make_participant(contest).user)
    for _ in range(news.MAX_OPEN):
        client.post(url(contest, "clarifications"), {"question": "Why?"}, format="json")
    refused(
        client.post(url(contest, "clarifications"), {"question": "Why?"}, format="json"),
        429,
        "too_many_questions",
    )


def test_announcements_reach_participants_alone_while_it_runs(
    api: Api, owner: User, staff: User, refused: Refused
) -> None:
    contest = make_contest()
    news.announce(contest, "B is easier than it looks.", staff)
    member = make_participant(contest).user
    texts = [one["text"] for one in api(member).get(url(contest, "news")).json()["announcements"]]
    assert texts == ["B is easier than it looks."]
    refused(api(owner).get(url(contest, "news")), 403, "not_registered")


def test_extra_time_is_told(api: Api) -> None:
    contest = make_contest()
    slow = make_participant(contest, extra_time=timedelta(minutes=15))
    participation = api(slow.user).get(url(contest)).json()["participation"]
    assert participation["extra_time_s"] == 900
    assert participation["time_left_s"] == pytest.approx(75 * 60, abs=5)
