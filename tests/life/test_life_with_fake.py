"""From the POST to the verdict, the board and the statistics: over HTTP and the worker's own calls, no containers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from judge.accounts.models import User
from judge.sandbox.fake import FakeSandbox, record
from judge.submissions import outbox
from judge.submissions.process import judge_next
from judge.submissions.statistics import recount_stale
from leaderboard.overall import board
from leaderboard.overall.standings import recompute_stale
from tests.factories import SOURCES, make_problem


def post(client: Client, call: str, **body: Any) -> Any:
    body = {"language": "python", "code": SOURCES["function"], **body}
    return client.post(
        f"/api/problems/two-sum/{call}", json.dumps(body), content_type="application/json"
    )


def test_from_the_post_to_the_board(
    owner: User, owner_client: Client, sandbox: FakeSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "KEY", "gavel:test:life")
    make_problem(slug="two-sum")
    address = post(owner_client, "submit").headers["Location"]
    waiting = owner_client.get(address).json()
    assert (waiting["status"], waiting["queue"]["position"]) == ("queued", 1)

    sandbox.serves.append(
        [record(n, value) for n, value in enumerate([b"[0,1]", b"[1,2]", b"[0,1]"])]
    )
    assert judge_next()

    done = owner_client.get(address).json()
    assert (done["status"], done["verdict"], done["passed"]) == ("done", "AC", 3)
    assert done["queue"] is None
    assert done["cases"][0]["expected"] == "[0,1]\n"
    assert done["cases"][1]["input"] is None

    assert outbox.deliver_waiting() == 1
    assert recompute_stale() == 1
    assert recount_stale() == 1
    assert [(row["rank"], row["user"], row["solved"]) for row in board.top()] == [(1, "owner", 1)]
    (listed,) = owner_client.get("/api/problems").json()["results"]
    assert (listed["acceptance"], listed["status"]) == (1.0, "solved")


def test_a_run_says_what_happened_and_counts_nowhere(
    owner: User, owner_client: Client, sandbox: FakeSandbox
) -> None:
    make_problem(slug="two-sum")
    address = post(owner_client, "run").headers["Location"]
    sandbox.serves.append([record(0, b"[1,0]", stdout=b"looking\n")])
    judge_next(["run"])
    done = owner_client.get(address).json()
    assert done["verdict"] == "WA"
    (case,) = done["cases"]
    assert (case["expected"], case["actual"], case["stdout"]) == ("[0,1]\n", "[1,0]", "looking\n")
    assert outbox.deliver_waiting() == 0
    (listed,) = owner_client.get("/api/problems").json()["results"]
    assert (listed["acceptance"], listed["status"]) == (None, None)
