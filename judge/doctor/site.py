"""This site's own patient: the sandbox as the settings want it."""

from __future__ import annotations

from django.conf import settings

from judge.doctor.patient import Patient
from judge.submissions.engine import docker_sandbox, judge_slots


def patient(*, slots: int = 0) -> Patient:
    """Return it; `slots` of 0 is as the settings say."""
    count = slots or judge_slots()
    return Patient(
        lambda: docker_sandbox(slots=count),
        slots=count,
        runtime=settings.SANDBOX_RUNTIME,
        isolation=settings.SANDBOX_ISOLATION,
    )
