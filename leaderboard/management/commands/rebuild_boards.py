"""`manage.py rebuild_boards`: compute the standings from the submissions, and fill the boards in Redis from them."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from leaderboard.contests import standings as contest_standings
from leaderboard.contests.board import boards
from leaderboard.models import Contest, ContestStanding, Standing
from leaderboard.overall import board, standings
from leaderboard.ranking import Ranking


class Command(BaseCommand):
    """Rebuild what is computed: all of it, or some contests. Workers may go on meanwhile."""

    help = "Compute standings from the submissions and fill the boards in Redis from them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take contests, and whether the standings stay as they are."""
        parser.add_argument(
            "contests",
            nargs="*",
            metavar="CONTEST",
            help="Slugs; without any, all contests and the overall ranking.",
        )
        parser.add_argument(
            "--copy-only",
            action="store_true",
            help="Fill Redis from the standings as they are, without computing them.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how much that was and how long it took."""
        contests = list(Contest.objects.order_by("pk"))
        if options["contests"]:
            contests = [one for one in contests if one.slug in set(options["contests"])]
            unknown = set(options["contests"]) - {one.slug for one in contests}
            if unknown:
                raise CommandError(f"No contest has the slug {', '.join(sorted(unknown))}.")
        if not options["copy_only"]:
            self._compute(contests, with_overall=not options["contests"])
        for contest in contests:
            for view in boards.views(contest):
                self._fill(f"{contest.slug}, {view}", boards.ranking(contest.pk, view))
        if not options["contests"]:
            self._fill("overall", board.ranking())

    def _compute(self, contests: list[Contest], *, with_overall: bool) -> None:
        began_at = time.monotonic()
        ContestStanding.objects.filter(contest__in=contests).update(is_stale=True)
        if with_overall:
            Standing.objects.update(is_stale=True)
        count = contest_standings.recompute_stale() + standings.recompute_stale()
        self._say(f"{count} standings computed", began_at)

    def _fill(self, name: str, ranking: Ranking) -> None:
        began_at = time.monotonic()
        if ranking.rebuild():
            self._say(f"{name}: {ranking.size()} ranked", began_at)
        else:
            self.stderr.write(f"{name}: left to the worker that is filling it now.")

    def _say(self, what: str, began_at: float) -> None:
        self.stdout.write(f"{what} ({time.monotonic() - began_at:.1f} s)")
