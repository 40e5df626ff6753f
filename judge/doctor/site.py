"""This site's own patients: the sandbox as the settings want it, and the one that a worker judges with."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.conf import settings

from judge.doctor.patient import ExaminedSandbox, Patient
from judge.submissions.engine import docker_sandbox, engine, judge_slots


def patient() -> Patient:
    """Return a sandbox of its own, to be closed."""
    slots = judge_slots()
    return _patient(lambda: docker_sandbox(slots=slots), slots)


def patient_of_worker() -> Patient:
    """Return this worker's sandbox: its slots are shared with judging, so neither disturbs the other."""
    return _patient(lambda: cast("ExaminedSandbox", engine.sandbox()), engine.slots)


def _patient(make_sandbox: Callable[[], ExaminedSandbox], slots: int) -> Patient:
    return Patient(
        make_sandbox,
        slots=slots,
        runtime=settings.SANDBOX_RUNTIME,
        isolation=settings.SANDBOX_ISOLATION,
    )
