"""The boards in figures, for whoever watches the site."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily

from leaderboard.contests.board.boards import ranking, views
from leaderboard.models import Contest, ContestStanding, Standing
from leaderboard.overall import board


def figures() -> Iterator[Metric]:
    """Yield how many standings wait to be computed, and how many boards Redis does not hold in full."""
    stale = GaugeMetricFamily(
        "gavel_standings_stale",
        "Standings to be computed again since something was judged.",
        labels=["board"],
    )
    stale.add_metric(["overall"], Standing.objects.filter(is_stale=True).count())
    stale.add_metric(["contest"], ContestStanding.objects.filter(is_stale=True).count())
    yield stale
    boards = [board.ranking()] + [
        ranking(contest.pk, view)
        for contest in Contest.objects.closing_after(timezone.now())
        for view in views(contest)
    ]
    yield GaugeMetricFamily(
        "gavel_boards_incomplete",
        "Boards of what is open now that Redis does not hold in full: they are read from PostgreSQL.",
        sum(one.version() is None for one in boards),
    )
