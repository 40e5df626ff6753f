"""What hides in a text is seen wherever the admin shows what happened."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from judge.schedule.models import DeadLetter, JobRun, Outcome
from judge.submissions.models import CaseResult, Judgement
from tests.factories import make_submission
from tests.judge.webhooks.hooks import make_delivery

HIDING = "gone\x1b[2J\u202eback\r\nsecond <b>line"
SEEN = "gone\\x1b[2J\\u202eback"


@pytest.fixture
def judgement(db: None) -> Judgement:
    failed = [
        {"attempt": 1, "worker": HIDING, "ended_at": "2026-01-01T10:00:00Z", "reason": HIDING}
    ]
    submission = make_submission(verdict="IE", source=HIDING, judgement={"is_parked": True})
    Judgement.objects.update(failed_attempts=failed)
    CaseResult.objects.update(name=HIDING, message=HIDING)
    judgement = submission.judgement
    assert isinstance(judgement, Judgement)
    return judgement


def page(client: Client, address: str) -> str:
    shown: str = client.get(address).text
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    return shown


@pytest.mark.parametrize("column", ["message", "compile_output", "failure"])
def test_on_a_judgements_page(staff_client: Client, judgement: Judgement, column: str) -> None:
    Judgement.objects.update(**{column: HIDING})
    shown = page(staff_client, reverse("admin:submissions_judgement_change", args=[judgement.pk]))
    # In the failed attempt twice, of three tests three times each, and in the column.
    assert shown.count(SEEN) == 2 + 3 * 3 + 1
    assert f"{SEEN}<br>second &lt;b&gt;line" in shown


def test_on_the_page_of_the_queue(staff_client: Client, judgement: Judgement) -> None:
    Judgement.objects.update(failure=HIDING)
    assert SEEN in page(staff_client, reverse("admin:submissions_judgement_queue"))


def test_of_background_work(staff_client: Client) -> None:
    now = timezone.now()
    run = JobRun.objects.create(
        job="sample", began_at=now, ended_at=now, outcome=Outcome.FAILED, note=HIDING, error=HIDING
    )
    letter = DeadLetter.objects.create(
        key="k", task="t", queue="q", last_failed_at=now, error=HIDING, traceback=HIDING
    )
    assert page(staff_client, f"/admin/schedule/jobrun/{run.pk}/change/").count(SEEN) == 2
    assert page(staff_client, f"/admin/schedule/deadletter/{letter.pk}/change/").count(SEEN) == 2
    for things in ("jobrun", "deadletter"):
        assert page(staff_client, f"/admin/schedule/{things}/").count(SEEN) == 1


def test_of_a_message_to_a_webhook(staff_client: Client) -> None:
    delivery = make_delivery(body=json.dumps({"message": "\u202eback"}, ensure_ascii=False))
    shown = page(staff_client, f"/admin/webhooks/delivery/{delivery.pk}/change/")
    assert "\\u202eback" in shown


def test_an_empty_text_is_a_dash_and_a_list_is_sorted_by_a_text(
    staff_client: Client, judgement: Judgement
) -> None:
    shown = page(staff_client, f"/admin/submissions/judgement/{judgement.pk}/change/")
    assert '<div class="readonly">-</div>' in shown
    Judgement.objects.update(worker="one")
    rows = staff_client.get("/admin/submissions/judgement/?o=8").context["cl"]
    assert rows.queryset.query.order_by[0] == "worker"
    assert '<td class="field-worker">one</td>' in page(
        staff_client, "/admin/submissions/judgement/"
    )
