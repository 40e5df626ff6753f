"""Who takes part, what they sent, and where they stand.

Participation (a user in a contest) -> Attempt (a submission within it) -> ContestStanding (computed from the attempts)
                                                                          -> Step (how it came about)
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from judge.submissions.models import Submission
from leaderboard.models.contest import Contest, ContestProblem


class Way(models.TextChoices):
    """How someone takes part."""

    LIVE = "live", "Live"
    VIRTUAL = "virtual", "Virtual"


class Participation(models.Model):
    """A user in a contest: once live, and afterwards once virtually, from a start of their own."""

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="participations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="participations"
    )
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.LIVE)
    # The own start of a virtual one; the others start with the contest.
    started_at = models.DateTimeField(null=True, blank=True, editable=False)
    extra_time = models.DurationField(
        default=timedelta(), help_text="Beyond the contest's length, as h:mm:ss."
    )
    is_disqualified = models.BooleanField(
        "disqualified", default=False, help_text="Not ranked any more, and may not submit."
    )
    note = models.TextField(blank=True, help_text="For staff: why.")
    registered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["contest", "id"]
        constraints = [
            models.UniqueConstraint(fields=["contest", "user", "way"], name="participation_once"),
            models.CheckConstraint(
                condition=Q(way="live", started_at__isnull=True)
                | Q(way="virtual", started_at__isnull=False),
                name="virtual_has_its_start",
            ),
            models.CheckConstraint(
                condition=Q(extra_time__gte=timedelta()), name="extra_time_is_not_negative"
            ),
        ]
        indexes = [
            models.Index(
                fields=["contest"],
                condition=Q(way="live", extra_time__gt=timedelta()),
                name="participation_extra",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.contest}"

    @property
    def starts_at(self) -> datetime:
        """Return when the participant's own time begins."""
        return self.started_at or self.contest.starts_at

    @property
    def ends_at(self) -> datetime:
        """Return when it ends."""
        return self.starts_at + self.contest.length + self.extra_time


class Attempt(models.Model):
    """A submission that counts in a contest."""

    submission = models.OneToOneField(
        Submission, on_delete=models.CASCADE, primary_key=True, related_name="attempt"
    )
    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="attempts"
    )
    problem = models.ForeignKey(ContestProblem, on_delete=models.PROTECT, related_name="attempts")
    at = models.DurationField()  # since the participant's own start
    is_after_freeze = models.BooleanField(default=False)  # hidden while the board is frozen
    is_accepted = models.BooleanField(default=False)  # as of the standing's last computation

    class Meta:
        ordering = ["participation", "at"]
        indexes = [
            models.Index(
                fields=["problem", "at"], condition=Q(is_accepted=True), name="attempt_first"
            )
        ]

    def __str__(self) -> str:
        return f"{self.problem.label} at {self.at}"


class ContestStanding(models.Model):
    """Where a participation stands, in full and as the frozen board shows it: computed, never added to.

    A score holds points and time in one number (leaderboard/contests/score.py); null: not ranked.
    """

    participation = models.OneToOneField(
        Participation, on_delete=models.CASCADE, primary_key=True, related_name="standing"
    )
    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="standings")
    score = models.BigIntegerField(null=True, blank=True)
    frozen_score = models.BigIntegerField(null=True, blank=True)
    # {"points": 3, "time_s": 1234.56, "cells": {"A": {"points": 1, "tries": 0, "pending": 0, "time_s": 321.5}}}
    result = models.JSONField(default=dict)
    frozen_result = models.JSONField(default=dict)
    is_stale = models.BooleanField(default=False)  # something was judged since it was computed
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["contest", "-score", "participation"],
                condition=Q(score__isnull=False),
                name="contest_rank",
            ),
            models.Index(
                fields=["contest", "-frozen_score", "participation"],
                condition=Q(frozen_score__isnull=False),
                name="contest_frozen_rank",
            ),
            models.Index(
                fields=["participation"], condition=Q(is_stale=True), name="contest_standing_stale"
            ),
            models.Index(fields=["contest", "updated_at"], name="contest_standing_updated"),
        ]

    def __str__(self) -> str:
        return f"{self.participation_id}: {self.score}"


class Step(models.Model):
    """What a live participation's score rose or fell to at a moment of the contest: how it is told afterwards."""

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="steps")
    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="+")
    at = models.DurationField()  # since the participant's own start
    score = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["participation", "at"], name="step_once")]
        indexes = [
            models.Index(fields=["contest", "participation", "-at"], name="step_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.participation_id} at {self.at}: {self.score}"
