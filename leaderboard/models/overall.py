"""Overall standings: recomputed from judgements, the truth behind the overall ranking in Redis."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class Standing(models.Model):
    """How many problems someone has solved, and when the last of them was solved for the first time."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="standing",
    )
    solved = models.PositiveIntegerField(default=0)
    last_solved_at = models.DateTimeField(null=True, blank=True)  # to the hundredth of a second
    score = models.BigIntegerField(null=True, blank=True)  # both in one; null: not ranked
    is_stale = models.BooleanField(default=False)  # something was judged since it was computed
    updated_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["-score", "user"], condition=Q(score__isnull=False), name="standing_rank"
            ),
            models.Index(fields=["user"], condition=Q(is_stale=True), name="standing_stale"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.solved}"
