"""What staff and participants say to each other during a contest."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from leaderboard.models.contest import Contest, ContestProblem
from leaderboard.models.participation import Participation


class Announcement(models.Model):
    """What staff tell all participants."""

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="announcements")
    problem = models.ForeignKey(
        ContestProblem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(max_length=4000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["contest", "-id"]

    def __str__(self) -> str:
        return self.text[:80]


class Clarification(models.Model):
    """A participant's question, and staff's answer to them or to all."""

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="clarifications"
    )
    problem = models.ForeignKey(
        ContestProblem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    question = models.TextField(max_length=2000)
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(max_length=4000, blank=True)
    is_public = models.BooleanField("answered to all", default=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="")
                | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="clarification_answered_with_words",
            )
        ]
        indexes = [
            models.Index(
                fields=["id"],
                condition=Q(answered_at__isnull=True),
                name="clarification_open",
            )
        ]

    def __str__(self) -> str:
        return self.question[:80]
