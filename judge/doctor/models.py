"""The judge workers that have started, each with the last report of its machine."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from django.db import models
from django.utils import timezone

from judge.doctor.report import Report

# A worker that does not take it up by then does not run; an examination that takes longer has died.
TAKEN_WITHIN = timedelta(minutes=2)
ENDS_WITHIN = timedelta(minutes=10)


class Progress(StrEnum):
    """How far an examination is that staff asked for."""

    NONE = "none"
    WAITING = "waiting"
    RUNNING = "running"
    LAPSED = "lapsed"


class JudgeWorker(models.Model):
    """A judge worker by Celery's name, e.g. `judge@host`."""

    name = models.CharField(max_length=255, unique=True)
    started_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    document = models.JSONField(null=True)

    class Meta:
        ordering = ["name"]
        verbose_name = "judge worker"

    def __str__(self) -> str:
        return self.name

    @property
    def report(self) -> Report | None:
        """Return what the last examination found."""
        return None if self.document is None else Report.read(self.document)

    @property
    def progress(self) -> Progress:
        """Return how far the examination is that is under way."""
        now = timezone.now()
        if self.began_at is not None:
            return Progress.RUNNING if now < self.began_at + ENDS_WITHIN else Progress.LAPSED
        if self.asked_at is not None:
            return Progress.WAITING if now < self.asked_at + TAKEN_WITHIN else Progress.LAPSED
        return Progress.NONE
