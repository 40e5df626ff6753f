"""What the end of a contest brings about beside the clock: its problems count in the overall ranking from then on."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from judge.submissions.models import Submission
from leaderboard.models import Standing
from leaderboard.queues import announce_stale
from problems.models import Problem


def publish_opened() -> int:
    """Publish the problems that are open by their time, and have their solvers' standings computed; return how many."""
    with transaction.atomic():
        due = Problem.objects.filter(opens_at__lte=timezone.now())
        # Staff were sooner; the time must not open what they hide later.
        due.filter(is_published=True).update(opens_at=None)
        opened = list(
            due.filter(is_published=False)
            .select_for_update(skip_locked=True)
            .values_list("pk", flat=True)
        )
        if opened:
            Problem.objects.filter(pk__in=opened).update(is_published=True, opens_at=None)
            solvers = Submission.objects.filter(problem__in=opened).values("user")
            Standing.objects.filter(user__in=solvers).update(is_stale=True)
            announce_stale()
    return len(opened)
