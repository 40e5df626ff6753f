"""Results to take along: as a table, and as the ICPC's Contest API writes contests down."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from rest_framework.test import APIClient

from judge import spreadsheet
from judge.accounts.models import User
from leaderboard.contests.export import ccs, notation, table
from leaderboard.contests.export.lines import Placed, placed
from leaderboard.models import Contest, Participation
from problems.verdicts import Verdict
from tests.leaderboard.contests.factories import (
    make_attempt,
    make_contest,
    make_participant,
    people,
    settle_board,
)

pytestmark = pytest.mark.django_db

# The rules of https://ccs-specs.icpc.io/2026-01/json_format, as far as we write what they rule.
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
RELTIME = re.compile(r"-?([1-9]\d*)?\d:[0-5]\d:[0-5]\d\.\d{3}")
ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,34}[A-Za-z0-9_-]|[A-Za-z0-9_]")
TYPES = {"AC", "WA", "TLE", "MLE", "OLE", "RTE", "CE", "JE"}


def over(labels: str = "AB", **fields: Any) -> Contest:
    return make_contest(labels, begins_in_min=-200, **fields)


def csv_of(client: Client, contest: Contest) -> list[list[str]]:
    response = client.get(reverse("contest_export_csv", args=[contest.slug]))
    assert response.status_code == 200, response.status_code
    return list(csv.reader(io.StringIO(response.getvalue().decode())))


def json_of(client: Client, contest: Contest) -> dict[str, Any]:
    response = client.get(reverse("contest_export_json", args=[contest.slug]))
    assert response.status_code == 200, response.status_code
    document: dict[str, Any] = json.loads(response.getvalue())
    return document


def played(**fields: Any) -> tuple[Contest, dict[str, Participation]]:
    """Return a contest that is over: ada before bob, eve disqualified, joe without a submission."""
    contest = over(**fields)
    by_name = people(contest, "ada", "bob", "eve", "joe")
    make_attempt(by_name["ada"], "A", "WA", minute=10)
    make_attempt(by_name["ada"], "A", "AC", minute=20.5)
    make_attempt(by_name["ada"], "B", "AC", minute=30)
    make_attempt(by_name["bob"], "A", "CE", minute=5)
    make_attempt(by_name["bob"], "B", "AC", minute=61)
    make_attempt(by_name["eve"], "B", "AC", minute=1)
    Participation.objects.filter(pk=by_name["eve"].pk).update(is_disqualified=True)
    settle_board()
    return contest, by_name


def test_the_table_has_a_line_for_everyone_ranked(anonymous: Client) -> None:
    contest, _ = played(rule="icpc")
    heading, *rows = csv_of(anonymous, contest)
    assert heading == (
        [
            "rank",
            "user",
            "points",
            "solved",
            "time",
            "A points",
            "A wrong",
            "A time",
            "B points",
            "B wrong",
            "B time",
        ]
    )
    assert rows == [
        ["1", "ada", "2", "2", "1:10:00.00", "1", "1", "0:20:30.00", "1", "0", "0:30:00.00"],
        ["2", "bob", "1", "1", "1:01:00.00", "0", "0", "", "1", "0", "1:01:00.00"],
    ]


def test_equals_share_a_rank_and_stand_by_name() -> None:
    contest = over("A", rule="ioi")
    for name, verdict in (("zoe", "AC"), ("Ben", "AC"), ("abe", "CE")):
        make_attempt(make_participant(contest, name), "A", verdict)
    settle_board()
    assert [(line.rank, line.user) for line in placed(contest)] == [
        (1, "Ben"),
        (1, "zoe"),
        (3, "abe"),
    ]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-2", "@SUM(A1)", "\tx"])
def test_no_name_becomes_a_formula(name: str) -> None:
    line = Placed(1, 1, name, {"points": 0, "solved": 0, "time_s": 0.0, "cells": {}})
    (cells,) = csv.reader([spreadsheet.line(table.row(line, []))])
    assert cells[1] == f"'{name}"


def test_times_in_the_table_are_as_exact_as_the_board() -> None:
    assert table.clock(0) == "0:00:00.00"
    assert table.clock(3_725.06) == "1:02:05.06"
    assert table.clock(100 * 3_600) == "100:00:00.00"


@pytest.mark.parametrize(
    ("span", "written"),
    [
        (timedelta(), "0:00:00.000"),
        (timedelta(hours=12, minutes=3, seconds=4, microseconds=5_999), "12:03:04.005"),
        (timedelta(days=2), "48:00:00.000"),
        (-timedelta(minutes=15, milliseconds=250), "-0:15:00.250"),
        (-timedelta(microseconds=1), "0:00:00.000"),
    ],
)
def test_relative_times_are_written_as_the_icpc_does(span: timedelta, written: str) -> None:
    assert notation.relative(span) == written
    assert RELTIME.fullmatch(written)


def checked(document: dict[str, Any]) -> dict[str, Any]:
    """Check a document against the rules of the format, and return it."""
    contest = document["contest"]
    is_scored = contest["scoreboard_type"] == "score"
    assert set(document) == {
        "api", "contest", "judgement-types", "languages", "problems", "teams", "submissions",
        "judgements", "scoreboard",
    }  # fmt: skip
    for rows in document.values():
        check_values(rows)
    ids = {
        name: [row["id"] for row in rows]
        for name, rows in document.items()
        if isinstance(rows, list)
    }
    assert all(len(set(found)) == len(found) for found in ids.values())
    assert ("penalty_time" in contest) is not is_scored
    assert set(ids["judgement-types"]) <= TYPES
    for row in document["judgement-types"]:
        assert ("penalty" in row) is not is_scored
        assert isinstance(row["solved"], bool)
    for row in document["languages"]:
        assert row["entry_point_required"] is False
        assert row["extensions"]
    for row in document["problems"]:
        assert ("max_score" in row) is is_scored
        assert row["test_data_count"] > 0
        assert row["time_limit"] > 0
    for row in document["submissions"]:
        assert row["language_id"] in ids["languages"]
        assert row["problem_id"] in ids["problems"]
        assert row["team_id"] in ids["teams"]
    for row in document["judgements"]:
        assert row["submission_id"] in ids["submissions"]
        assert ("judgement_type_id" in row) is ("end_time" in row)
        if "judgement_type_id" in row:
            assert row["judgement_type_id"] in ids["judgement-types"]
            assert ("score" in row) is is_scored
    rows = document["scoreboard"]["rows"]
    assert [row["rank"] for row in rows] == sorted(row["rank"] for row in rows)
    for row in rows:
        check_row(row, ids, is_scored=is_scored)
    return document


def check_row(row: dict[str, Any], ids: dict[str, list[str]], *, is_scored: bool) -> None:
    assert row["team_id"] in ids["teams"]
    score = row["score"]
    assert set(score) == ({"score", "time"} if is_scored else {"num_solved", "total_time", "time"})
    assert (score["time"] is None) is (score["score" if is_scored else "num_solved"] == 0)
    assert [cell["problem_id"] for cell in row["problems"]] == ids["problems"]
    for cell in row["problems"]:
        assert {"num_judged", "num_pending"} < set(cell)
        assert ("time" in cell) is bool(cell["score"] if is_scored else cell["solved"])


def check_values(value: Any, name: str = "") -> None:
    """Check that times and identifiers look like such, wherever they stand."""
    if isinstance(value, dict):
        for key, inner in value.items():
            check_values(inner, key)
    elif isinstance(value, list):
        for inner in value:
            check_values(inner, name)
    elif value is None:
        return
    elif name == "id" or name.endswith("_id"):
        assert ID.fullmatch(value), (name, value)
    elif name in {"duration", "contest_time", "total_time", "penalty_time"} or "freeze" in name:
        assert RELTIME.fullmatch(value), (name, value)
    elif name in {"start_time", "end_time", "started", "ended", "frozen", "thawed"}:
        assert TIME.fullmatch(value), (name, value)
    elif name in {"time", "scoreboard_thaw_time"}:
        assert TIME.fullmatch(value) or RELTIME.fullmatch(value), (name, value)


def test_the_document_keeps_the_rules_of_the_format(anonymous: Client) -> None:
    contest, by_name = played(rule="icpc", freeze_min=30)
    document = checked(json_of(anonymous, contest))
    assert document["contest"] == {
        "id": contest.slug,
        "name": contest.title,
        "start_time": notation.time(contest.starts_at),
        "duration": "1:30:00.000",
        "scoreboard_freeze_duration": "0:30:00.000",
        "scoreboard_thaw_time": notation.time(contest.ends_at),
        "scoreboard_type": "pass-fail",
        "penalty_time": "0:20:00.000",
    }
    assert [team["name"] for team in document["teams"]] == ["ada", "bob", "joe"]
    assert len(document["submissions"]) == len(document["judgements"]) == 5
    assert document["submissions"][0]["contest_time"] == "0:10:00.000"
    assert document["submissions"][0]["language_id"] == "python3"
    first, second = document["scoreboard"]["rows"]
    assert first == {
        "rank": 1,
        "team_id": str(by_name["ada"].pk),
        "score": {"num_solved": 2, "total_time": "1:10:00.000", "time": "0:30:00.000"},
        "problems": [
            {
                "problem_id": "A",
                "num_judged": 2,
                "num_pending": 0,
                "solved": True,
                "time": "0:20:30.000",
            },
            {
                "problem_id": "B",
                "num_judged": 1,
                "num_pending": 0,
                "solved": True,
                "time": "0:30:00.000",
            },
        ],
    }
    assert second["problems"][0] == {
        "problem_id": "A",
        "num_judged": 0,
        "num_pending": 0,
        "solved": False,
    }


@pytest.mark.parametrize("rule", ["icpc", "solved_and_time", "leetcode", "ioi"])
def test_the_document_keeps_the_rules_whatever_the_scoring(anonymous: Client, rule: str) -> None:
    contest, _ = played(rule=rule, credits=[30, 40])
    checked(json_of(anonymous, contest))


def test_a_part_of_the_points_has_the_time_when_it_was_reached(anonymous: Client) -> None:
    contest = over("A", rule="ioi", credits=[90])
    ada = make_participant(contest, "ada")
    for minute, passed in ((10, 1), (20, 2), (30, 2), (40, 1)):
        make_attempt(ada, "A", "WA", minute=minute, judgement={"passed_tests": passed})
    settle_board()
    document = checked(json_of(anonymous, contest))
    (row,) = document["scoreboard"]["rows"]
    assert row["score"] == {"score": 60, "time": "0:20:00.000"}
    assert [one["score"] for one in document["judgements"]] == [30, 60, 60, 30]


def test_our_verdicts_have_their_names() -> None:
    assert {notation.type_of(verdict) for verdict in Verdict} == TYPES


def test_what_is_not_judged_yet_has_no_verdict(staff_client: Client) -> None:
    contest = make_contest("A")
    make_attempt(make_participant(contest), "A", None)
    settle_board()
    document = checked(json_of(staff_client, contest))
    (judgement,) = document["judgements"]
    assert set(judgement) == {"id", "submission_id", "start_time"}


def test_problems_that_stay_closed_are_not_named(anonymous: Client, staff_client: Client) -> None:
    contest, _ = played(opens_problems=False)
    assert [row["name"] for row in json_of(anonymous, contest)["problems"]] == ["A", "B"]
    assert json_of(staff_client, contest)["problems"][0]["name"].startswith("Problem")


@pytest.mark.parametrize("name", ["contest_export_csv", "contest_export_json"])
def test_others_export_when_it_is_over_and_open_to_them(
    owner_client: Client, staff_client: Client, name: str
) -> None:
    frozen = {"freeze_min": 30, "is_unfrozen_by_hand": True}
    closed = [
        make_contest(),
        over(**frozen),
        over(board_audience="staff"),
        over(board_audience="participants"),
    ]
    opened = [over(), over(**frozen, unfrozen_at=timezone.now()), over(board_audience="afterwards")]
    for contest in closed:
        assert owner_client.get(reverse(name, args=[contest.slug])).status_code == 403
    for contest in opened:
        assert owner_client.get(reverse(name, args=[contest.slug])).status_code == 200
    for contest in closed + opened:
        assert staff_client.get(reverse(name, args=[contest.slug])).status_code == 200
    hidden = reverse(name, args=[over(is_published=False).slug])
    assert owner_client.get(hidden).status_code == 404


def test_a_file_has_its_name_and_is_in_no_shared_cache(anonymous: Client) -> None:
    contest, _ = played()
    response = anonymous.get(reverse("contest_export_csv", args=[contest.slug]))
    assert response["Content-Disposition"] == f'attachment; filename="{contest.slug}.csv"'
    assert "private" in response["Cache-Control"]
    assert response.streaming


def test_it_asks_the_database_as_often_for_many_as_for_few(
    django_assert_max_num_queries: Any,
) -> None:
    contest = over("A", rule="ioi")
    for number in range(12):
        make_attempt(make_participant(contest, f"user-{number:02}"), "A", "AC")
    settle_board()
    with django_assert_max_num_queries(12):
        text = "".join(ccs.pieces(contest, timezone.now(), names_problems=True))
    assert len(json.loads(text)["scoreboard"]["rows"]) == 12


def test_the_api_answers_the_same_document(
    api: Callable[[User | None], APIClient], refused: Callable[..., Any], owner: User
) -> None:
    contest, _ = played()
    response = api(None).get(reverse("api_contest_export", args=[contest.slug]))
    assert response.status_code == 200
    checked(json.loads(response.getvalue()))
    running = make_contest()
    refused(
        api(owner).get(reverse("api_contest_export", args=[running.slug])), 403, "contest_not_over"
    )
