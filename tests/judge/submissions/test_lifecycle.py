"""The life of a judgement, and that the database itself refuses any other."""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from judge.submissions import lifecycle
from judge.submissions.lease import claim_next
from judge.submissions.models import Judgement, Status
from problems.verdicts import Verdict
from tests.factories import make_submission

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.django_db


def queued() -> Judgement:
    return make_submission(verdict=None).judgement


def held() -> Judgement:
    queued()
    judgement = claim_next()
    assert judgement is not None
    return judgement


def done() -> Judgement:
    return make_submission(verdict="WA").judgement


def parked() -> Judgement:
    judgement = held()
    assert lifecycle.give_up(lifecycle.held(judgement), reason="No engine.")
    return judgement


def cancelled() -> Judgement:
    judgement = queued()
    assert lifecycle.cancel(rows(judgement)) == 1
    return judgement


def rows(judgement: Judgement) -> lifecycle.JudgementQuerySet:
    return Judgement.objects.filter(pk=judgement.pk)


def execute(judgement: Judgement, assignments: str) -> None:
    """Change the row as somebody would who knows nothing of the application."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE submissions_judgement SET {assignments} WHERE id = %s", [judgement.pk]
        )


LEASE = "lease_expires_at = now(), started_at = now(), worker = 'me'"
NO_LEASE = "lease_expires_at = NULL, worker = ''"
VERDICT = "verdict = 'AC', judged_at = now()"


@pytest.mark.parametrize(
    ("state", "assignments", "rule"),
    [
        (queued, f"status = 'done', {VERDICT}", "judgement_goes_a_known_way"),
        (cancelled, "status = 'queued'", "judgement_goes_a_known_way"),
        (cancelled, f"status = 'running', {LEASE}", "judgement_goes_a_known_way"),
        (cancelled, f"status = 'done', {VERDICT}", "judgement_goes_a_known_way"),
        (done, "status = 'cancelled', verdict = NULL, judged_at = NULL", "judgement_goes_a_known"),
        (done, "status = 'queued', verdict = NULL, judged_at = NULL", "judgement_returns_only"),
        (done, "verdict = 'AC'", "judgement_keeps_its_result"),
        (done, "passed_tests = 3", "judgement_keeps_its_result"),
        (done, "verdict = 'IE', is_parked = true", "judgement_keeps_its_result"),
        (parked, "verdict = 'AC', is_parked = false", "judgement_keeps_its_result"),
        (parked, "is_parked = false", "judgement_keeps_its_result"),
        (queued, f"status = 'running', {LEASE}", "judgement_counts_each_claim"),
        (queued, f"status = 'running', attempt = 2, {LEASE}", "judgement_counts_each_claim"),
        (held, "attempt = attempt - 1", "judgement_counts_each_claim"),
        (held, "attempt = attempt + 1", "judgement_counts_each_claim"),
        (held, f"status = 'queued', attempt = 0, {NO_LEASE}", "judgement_counts_each_claim"),
        (held, "forgiven_attempts = -1", "forgive"),
        (held, "forgiven_attempts = attempt + 1", "no_more_forgiven_than_tried"),
        (held, "lease_expires_at = NULL", "held_by_a_worker_and_a_lease"),
        (held, "worker = ''", "held_by_a_worker_and_a_lease"),
        (held, "status = 'queued', worker = ''", "held_by_a_worker_and_a_lease"),
        (held, "status = 'queued', lease_expires_at = NULL", "queued_for_any_worker"),
        (held, f"status = 'done', {VERDICT}", "held_by_a_worker_and_a_lease"),
        (held, "status = 'done', verdict = 'AC', lease_expires_at = NULL", "judged_at_a_time"),
        (held, "verdict = 'AC'", "verdict_exactly_when_done"),
        (held, "retry_at = now()", "retried_only_from_the_queue"),
        (queued, "judged_at = now()", "judged_at_a_time_when_done"),
        (queued, "is_parked = true", "parked_as_ie"),
        (queued, "submission_id = gen_random_uuid()", "judgement_stays_where_it_belongs"),
        (queued, "version_id = version_id + 1", "judgement_stays_where_it_belongs"),
    ],
)
def test_the_database_refuses(state: Callable[[], Judgement], assignments: str, rule: str) -> None:
    judgement = state()
    before = list(rows(judgement).values())
    with pytest.raises(IntegrityError, match=rule):
        execute(judgement, assignments)
    assert list(rows(judgement).values()) == before


def test_a_refusal_says_which_judgement_and_why() -> None:
    judgement = done()
    with pytest.raises(
        IntegrityError, match=rf"judgement {judgement.pk} \(done, attempt 0\) .*again"
    ):
        execute(judgement, "verdict = 'AC'")


def test_a_judgement_goes_its_way() -> None:
    judgement = held()
    claim = lifecycle.held(judgement)
    assert judgement.attempt == 1
    assert lifecycle.renew(claim)
    assert lifecycle.advance(claim, status=Status.RUNNING, done=1, total=3)
    assert lifecycle.finish(claim, Verdict.WA, passed_tests=2)
    row = rows(judgement).get()
    assert (row.status, row.verdict, row.passed_tests) == ("done", "WA", 2)
    assert row.lease_expires_at is None
    assert row.judged_at is not None


def test_what_was_taken_away_cannot_be_written_any_more() -> None:
    judgement = held()
    claim = lifecycle.held(judgement)
    assert lifecycle.put_back(claim, reason="It hung.", is_forgiven=False)
    for _ in ("queued again", "claimed by somebody else"):
        assert not lifecycle.renew(claim)
        assert not lifecycle.advance(claim, status=Status.RUNNING, done=1, total=3)
        assert not lifecycle.finish(claim, Verdict.AC)
        assert not lifecycle.put_back(claim, reason="Late.", is_forgiven=True)
        assert not lifecycle.give_up(claim, reason="Late.")
        claim_next()
    row = rows(judgement).get()
    assert (row.status, row.attempt, row.failure) == ("running", 2, "It hung.")


def test_a_claim_that_came_first_wins_over_its_user() -> None:
    judgement = held()
    assert lifecycle.cancel(rows(judgement)) == 0
    assert lifecycle.call_off(rows(judgement)) == 1
    assert not lifecycle.finish(lifecycle.held(judgement), Verdict.AC)


def test_each_failed_attempt_is_remembered() -> None:
    first = held()
    lifecycle.put_back(lifecycle.held(first), reason="The box was lost.", is_forgiven=False)
    second = claim_next()
    assert second is not None
    lifecycle.give_up(lifecycle.held(second), reason="No engine.")
    attempts = rows(first).get().failed_attempts
    assert [(each["attempt"], each["reason"]) for each in attempts] == [
        (1, "The box was lost."),
        (2, "No engine."),
    ]
    assert {each["worker"] for each in attempts} == {first.worker}
    assert all(each["began_at"] <= each["ended_at"] for each in attempts)


def test_a_night_without_an_engine_is_remembered_by_its_end() -> None:
    judgement = held()
    for _ in range(25):
        lifecycle.put_back(lifecycle.held(judgement), reason="No engine.", is_forgiven=True)
        again = claim_next()
        assert again is not None
        judgement = again
    attempts = rows(judgement).get().failed_attempts
    assert [each["attempt"] for each in attempts] == list(range(6, 26))


def test_leases_and_back_offs_go_by_the_databases_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    queued()
    monkeypatch.setattr("django.utils.timezone.now", lambda: pytest.fail("the machine's clock"))
    judgement = claim_next()
    assert judgement is not None
    assert judgement.lease_expires_at is not None
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        (now,) = cursor.fetchone()
    assert now < judgement.lease_expires_at < now + timedelta(minutes=1)
    assert not lifecycle.expired().exists()
    lifecycle.put_back(lifecycle.held(judgement), reason="", is_forgiven=True, delay_s=60)
    assert not lifecycle.waiting().exists()
    assert claim_next() is None


def test_nobody_else_writes_a_judgements_state() -> None:
    """A status is written by an `update(status=...)` or assigned; of judgements, in one module only."""
    writers = {
        path.relative_to(ROOT).as_posix()
        for package in ("judge", "leaderboard")
        for path in (ROOT / package).rglob("*.py")
        if "webhooks" not in path.parts  # whose messages have attempts of their own
        and any(map(_writes_status, ast.walk(ast.parse(path.read_text()))))
    }
    assert writers == {"judge/submissions/lifecycle.py"}


def _writes_status(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr == "update" and any(
            word.arg in {"status", "attempt", "is_parked"} for word in node.keywords
        )
    return isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Attribute)
        and target.attr in {"status", "attempt", "is_parked"}
        and isinstance(target.value, ast.Name)
        and target.value.id == "judgement"
        for target in node.targets
    )
