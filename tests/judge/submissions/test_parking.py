"""What was given up: its reason and history, and the way back, singly or in bulk."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from structlog.testing import capture_logs

from judge.accounts.models import User
from judge.submissions import parking
from judge.submissions.document import submission_document
from judge.submissions.lease import claim_next
from judge.submissions.lifecycle import held, put_back
from judge.submissions.models import CaseResult, Judgement, Submission
from judge.submissions.parking import park, put_back_parked
from tests.factories import make_problem, make_submission

pytestmark = pytest.mark.django_db

LIST = reverse("admin:submissions_judgement_changelist")


def given_up(owner: User) -> Judgement:
    """Let a submission fail twice, the second time for good."""
    make_submission(owner, verdict=None)
    first = claim_next()
    assert first is not None
    put_back(held(first), reason="The box was lost.", is_forgiven=False)
    second = claim_next()
    assert second is not None
    assert park(second, reason="The box was lost again.")
    second.refresh_from_db()
    return second


def many_given_up(owner: User, count: int) -> None:
    problem = make_problem()
    for _ in range(count):
        make_submission(
            owner,
            problem,
            verdict="IE",
            judgement={"is_parked": True, "attempt": 3, "worker": "one:1"},
        )


def test_giving_up_is_an_error_in_the_log(owner: User) -> None:
    with capture_logs() as logs:
        judgement = given_up(owner)
    (line,) = [each for each in logs if each["log_level"] == "error"]
    assert line["event"] == "judgement_parked"
    assert line["submission"] == str(judgement.submission_id)
    assert line["reason"] == "The box was lost again."


def test_staff_see_its_history_and_its_owner_does_not(owner: User, staff: User) -> None:
    submission = given_up(owner).submission
    attempts = submission_document(submission, staff)["failed_attempts"]
    assert attempts is not None
    assert [each["reason"] for each in attempts] == ["The box was lost.", "The box was lost again."]
    assert submission_document(submission, owner)["failed_attempts"] is None


def test_the_admin_shows_how_many_there_are_and_why(owner: User, staff_client: Client) -> None:
    judgement = given_up(owner)
    assert "Parked: 1" in staff_client.get(LIST).text
    assert "Parked: 1" in staff_client.get(reverse("admin:submissions_judgement_queue")).text
    page = staff_client.get(reverse("admin:submissions_judgement_change", args=[judgement.pk]))
    assert f"Attempt 1 on {judgement.worker}" in page.text
    assert "The box was lost again." in page.text


def test_all_of_a_filter_are_put_back_at_once(
    owner: User, staff_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parking, "BATCH", 3)
    many_given_up(owner, 7)
    form = {
        "action": "put_back",
        "select_across": "1",
        "_selected_action": str(Judgement.objects.first().pk),  # type: ignore[union-attr]
    }
    page = staff_client.post(f"{LIST}?is_parked__exact=1", form, follow=True)
    assert "7 of 7 were parked and wait in the queue again." in page.text
    assert Judgement.objects.filter(status="queued", forgiven_attempts=3, worker="").count() == 7
    assert not CaseResult.objects.exists()


def test_a_thousand_cost_as_many_queries_as_ten(owner: User) -> None:
    counts = []
    for number in (2, 20):
        many_given_up(owner, number)
        with CaptureQueriesContext(connection) as queries:
            assert put_back_parked(Judgement.objects.all()) == number
        counts.append(len(queries))
        Submission.objects.all().delete()
    assert counts[0] == counts[1]
