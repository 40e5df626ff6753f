"""Staff ask a worker for its report: from the button in the admin through the broker to a real engine and back."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from judge.doctor.models import JudgeWorker
from judge.doctor.report import Report, State
from judge.languages import languages
from tests.life.conftest import Site, wait_until

pytestmark = [pytest.mark.containers, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_the_worker_that_is_asked_examines_its_machine(site: Site, staff_client: Client) -> None:
    site.judge_worker()
    wait_until(JudgeWorker.objects.exists, within_s=60)
    page = reverse("admin:doctor_judgeworker_changelist")
    staff_client.post(page, {"worker": JudgeWorker.objects.get().pk, "examine": "1"})
    wait_until(JudgeWorker.objects.filter(document__isnull=False).exists, within_s=180)

    document = JudgeWorker.objects.get().document
    assert document is not None
    report = Report.read(document)
    # How steady and how fast this machine is now says nothing of the code.
    failed = [line for line in report.lines if line.state is State.FAIL]
    assert not [line for line in failed if line.group not in {"Clocks", "Performance"}], failed
    tried = {line.name for line in report.groups["Languages"]}
    assert {f"{language.name} {language.version}" for language in languages().values()} <= tried
    assert report.lines[0].seen in staff_client.get(page).text
