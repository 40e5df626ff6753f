"""A submission's way through the logs of production: from the POST to the board, by its id, and nothing secret."""

from __future__ import annotations

import asyncio
import io
import json
import logging
from collections.abc import Callable, Iterator
from logging.config import dictConfig
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from judge.accounts import tokens
from judge.accounts.models import Scope, User
from judge.config import logs
from judge.config.celery import app
from judge.sandbox.errors import BoxLost
from judge.sandbox.fake import FakeSandbox, exited, record
from judge.submissions import messages, outbox, push
from judge.submissions.models import Judgement
from judge.submissions.process import judge_next
from judge.submissions.submit import submit
from leaderboard import queues
from leaderboard.contests.participate import enrol
from leaderboard.contests.standings import recompute_stale
from tests.factories import PASSWORD, make_problem
from tests.leaderboard.contests.factories import make_contest

pytestmark = pytest.mark.django_db(transaction=True)

Lines = Callable[[], list[dict[str, Any]]]

SOURCE = "the_words_of_the_solver = 1"
PRINTED = "printed-by-the-program"
# So long a number stands in no time and no id by chance.
SECRET_NUMBER = "1289112891"
HIDDEN, ANSWER = f"[{SECRET_NUMBER},1]\n1289112892\n", "[0,1]\n"
SECRETS = (SOURCE, PRINTED, SECRET_NUMBER, PASSWORD, settings.SECRET_KEY)


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """Return what reads all lines that were logged, as production writes them."""
    monkeypatch.setattr(app, "send_task", lambda *_, **__: None)
    monkeypatch.setattr(messages, "send", lambda *_: None)
    dictConfig(logs.configure(is_json=True))
    written = io.StringIO()
    logging.getLogger().handlers[0].setStream(written)  # type: ignore[attr-defined]
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    dictConfig(settings.LOGGING)
    logs.configure(is_json=False)


def of(id: str, told: list[dict[str, Any]]) -> list[str]:
    return [
        one["event"] for one in told if id in (one.get("submission"), *one.get("submissions", []))
    ]


def test_a_submission_is_followed_by_its_id_from_the_post_to_the_board(
    owner: User, sandbox: FakeSandbox, lines: Lines
) -> None:
    problem = make_problem(is_published=False, tests=[("[2,7]\n9\n", ANSWER), (HIDDEN, ANSWER)])
    contest = make_contest("A", problems=[problem])
    participation = enrol(owner, contest)
    _, token = tokens.issue(owner, name="test", scopes=list(Scope), expires_at=None)

    answer = Client().post(
        f"/api/contests/{contest.slug}/problems/A/submit",
        {"language": "python", "code": SOURCE},
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}", "X-Request-ID": "asked-by-the-test"},
    )
    id = answer.json()["id"]
    printed = PRINTED.encode()
    sandbox.serves.append(
        [record(0, b"[0,1]"), record(1, f"[{SECRET_NUMBER},1]".encode(), stdout=printed)]
    )
    judge_next()
    outbox.deliver_waiting()
    recompute_stale()

    told = lines()
    assert of(id, told) == ["taken_in", "judged", "standings_stale", "events_delivered"]
    by_event = {one["event"]: one for one in told}
    assert by_event["taken_in"]["request"] == "asked-by-the-test"
    assert (by_event["judged"]["verdict"], by_event["judged"]["attempt"]) == ("WA", 1)
    assert "request" not in by_event["judged"]
    assert by_event["standings_stale"]["participations"] == [participation.pk]
    assert by_event["boards_updated"]["participations"] == [participation.pk]
    assert all({"timestamp", "level", "logger"} <= one.keys() for one in told)
    assert not [secret for secret in (*SECRETS, token) if secret in json.dumps(told)]


def test_so_is_one_whose_judging_fails(owner: User, sandbox: FakeSandbox, lines: Lines) -> None:
    problem = make_problem(tests=[("[2,7]\n9\n", ANSWER), (HIDDEN, ANSWER)])
    id = str(submit(owner, problem, "python", SOURCE).pk)
    sandbox.serves.append(BoxLost("the connection to the box failed"))
    judge_next()
    Judgement.objects.update(retry_at=None)

    def crash(*_: Any) -> Any:
        hidden, source = HIDDEN, SOURCE
        logging.getLogger("judge.sandbox.pool").warning("a container could not be removed")
        raise ZeroDivisionError(len(hidden + source))

    sandbox.serves.append(crash)
    judge_next()

    told = lines()
    assert of(id, told) == [
        "taken_in",
        "sandbox_failed",
        "a container could not be removed",
        "judging_failed",
    ]
    attempts = [one.get("attempt") for one in told if one.get("submission") == id]
    assert attempts == [None, 1, 2, 2]
    assert "ZeroDivisionError" in json.dumps(told)
    assert not [secret for secret in SECRETS if secret in json.dumps(told)]


def test_what_a_compiler_says_is_the_solvers_alone(
    owner: User, sandbox: FakeSandbox, lines: Lines
) -> None:
    id = str(submit(owner, make_problem(), "cpp", SOURCE).pk)
    sandbox.runs.append(exited(1, stderr=f"error: {SOURCE}".encode()))
    judge_next()
    told = lines()
    assert of(id, told) == ["taken_in", "judged"]
    assert told[-1]["verdict"] == "CE"
    assert SOURCE not in json.dumps(told)


def test_a_failed_request_is_logged_with_its_id_and_none_of_its_body(
    owner: User, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    problem = make_problem()
    monkeypatch.setattr("judge.api.submissions.submit", crash)
    client = Client(raise_request_exception=False)
    client.login(username=owner.username, password=PASSWORD)
    answer = client.post(
        f"/api/problems/{problem.slug}/submit",
        {"language": "python", "code": SOURCE},
        content_type="application/json",
        headers={"X-Request-ID": "asked-by-the-test"},
    )
    assert answer.status_code == 500
    failures = [one for one in lines() if one["level"] == "error"]
    assert [one["request"] for one in failures] == ["asked-by-the-test"]
    assert not [secret for secret in SECRETS if secret in json.dumps(failures)]


def test_a_hint_that_is_not_sent_names_the_submission(
    owner: User, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push, "get_channel_layer", lambda: object())
    submission = submit(owner, make_problem(), "python", SOURCE)
    push.push(submission.pk)
    asyncio.run_coroutine_threadsafe(_nothing(), push._loop()).result(5)  # it comes after the hint
    (line,) = [one for one in lines() if one["logger"] == "judge.absence"]
    assert str(submission.pk) in line["group"]


def test_a_broker_that_is_away_is_told_with_the_queue(
    lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise ConnectionError("refused")

    monkeypatch.setattr(app, "send_task", refuse)
    queues._send()
    (line,) = lines()
    assert (line["event"], line["queue"]) == (
        "Redis is away, going on without: refused",
        "board",
    )


async def _nothing() -> None:
    pass
