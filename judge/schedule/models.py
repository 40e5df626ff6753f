"""What recurs, what waits for its time, what failed too often, and which scheduler leads.

A job's row                                  A delayed task's row
due -> sent -> running -> due again          due -> sent -> claimed -> gone
                  |                                            |
                  +-- failed: due sooner                       +-- failed: due later, or dead: a DeadLetter

All times are the database's.
"""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q


class Outcome(models.TextChoices):
    """How a run of a job went."""

    DONE = "done", "Done"
    FAILED = "failed", "Failed"
    VANISHED = "vanished", "Did not end"


class PeriodicJob(models.Model):
    """A job of jobs.py: when it is due, and how its last run went."""

    name = models.CharField(max_length=60, primary_key=True)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    # While it runs: its run, and by when that has ended, is renewed, or is taken for dead.
    run = models.UUIDField(null=True)
    ends_by = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    note = models.TextField(blank=True)  # what it says of its work
    error = models.TextField(blank=True)
    failures = models.PositiveIntegerField(default=0)  # in a row

    class Meta:
        ordering = ["name"]
        verbose_name = "job"
        constraints = [
            models.CheckConstraint(
                condition=Q(run__isnull=True, ends_by__isnull=True)
                | Q(run__isnull=False, ends_by__isnull=False, began_at__isnull=False),
                name="job_runs_until_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_running(self) -> bool:
        """Tell whether a worker has it."""
        return self.run is not None

    @property
    def took(self) -> timedelta | None:
        """Return how long the last run took; None: it never ran, or runs."""
        if self.is_running or self.began_at is None or self.ended_at is None:
            return None
        return self.ended_at - self.began_at


class JobRun(models.Model):
    """A run that is over: of a job that keeps its history each, of the others those that went wrong."""

    job = models.CharField(max_length=60)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    note = models.TextField(blank=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["-began_at"]
        verbose_name = "run of a job"
        verbose_name_plural = "runs of jobs"
        indexes = [
            models.Index(fields=["job", "-began_at"], name="job_run_latest"),
            models.Index(fields=["-began_at"], name="job_run_began"),
        ]

    def __str__(self) -> str:
        return f"{self.job} at {self.began_at:%Y-%m-%d %H:%M:%S}"

    @property
    def took(self) -> timedelta:
        """Return how long it took."""
        return self.ended_at - self.began_at


class DelayedTask(models.Model):
    """A task that runs at a time, once for each key; without a time it is dead and waits for staff."""

    key = models.CharField(max_length=200, unique=True)
    task = models.CharField(max_length=200)  # by Celery's name
    args = models.JSONField(default=list)
    queue = models.CharField(max_length=300)
    due_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    # While a worker has it: whose it is, and until when.
    claim = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    tries = models.PositiveIntegerField(default=0)  # that failed
    first_failed_at = models.DateTimeField(null=True)
    last_failed_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    traceback = models.TextField(blank=True)  # without the values of variables

    class Meta:
        ordering = ["due_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(claim__isnull=True, claimed_until__isnull=True)
                | Q(claim__isnull=False, claimed_until__isnull=False, due_at__isnull=False),
                name="delayed_claimed_until_a_time",
            ),
            models.CheckConstraint(
                condition=Q(due_at__isnull=False) | Q(last_failed_at__isnull=False),
                name="delayed_dead_has_failed",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="delayed_due"),
            models.Index(
                fields=["-last_failed_at"], condition=Q(due_at__isnull=True), name="delayed_dead"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class DeadLetters(models.Manager["DeadLetter"]):
    """Those of the delayed tasks that failed too often."""

    def get_queryset(self) -> models.QuerySet[DeadLetter]:
        """Leave out what is still to be tried."""
        return super().get_queryset().filter(due_at__isnull=True)


class DeadLetter(DelayedTask):
    """A task that failed too often: staff put it back or drop it."""

    objects: ClassVar[DeadLetters] = DeadLetters()

    class Meta:
        proxy = True
        ordering = ["-last_failed_at"]


class Leadership(models.Model):
    """Which scheduler sends: one row, by a lease."""

    name = models.CharField(max_length=20, primary_key=True)
    holder = models.CharField(max_length=200)
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        verbose_name_plural = "leadership"

    def __str__(self) -> str:
        return self.holder
