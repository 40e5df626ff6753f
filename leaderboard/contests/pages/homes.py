"""Which contest a submission was sent in."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse

from judge.web.homes import Home
from leaderboard.models import Attempt


def homes_of(submission_ids: Collection[UUID]) -> dict[UUID, Home]:
    """Return the contests of those submissions that count in one: one query."""
    attempts = Attempt.objects.filter(pk__in=submission_ids).values_list(
        "pk", "problem__contest__slug", "problem__contest__title", "problem__label"
    )
    return {
        id: Home(
            title=title,
            address=reverse("contest", args=[slug]),
            label=label,
            problem_address=reverse("contest_problem", args=[slug, label]),
        )
        for id, slug, title, label in attempts
    }
