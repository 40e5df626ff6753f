"""The contests that webhooks can be for, and what was sent within them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from leaderboard.models import Attempt, Contest


class Contests:
    """Knows contests by their numbers."""

    def titles(self) -> Mapping[int, str]:
        """Return all there are, the newest first."""
        return dict(Contest.objects.order_by("-starts_at", "-pk").values_list("pk", "title"))

    def of(self, submission_ids: Collection[UUID]) -> Mapping[UUID, int]:
        """Return the contests of those submissions that count in one: one query."""
        attempts = Attempt.objects.filter(pk__in=submission_ids)
        return dict(attempts.values_list("pk", "problem__contest_id"))
