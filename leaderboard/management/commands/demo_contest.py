"""`manage.py demo_contest`: contests to try the site with, and people to compete with."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from leaderboard.contests.demo.contests import NoProblems, make_demos


class Command(BaseCommand):
    """Make the demo contests that are missing, and the running one anew when it is over."""

    help = "Make a contest that runs and one that is over, with invented people. Refused in production."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them, and say how each stands."""
        if settings.IS_PRODUCTION:
            raise CommandError(
                "Demo contests have invented participants, so there are none in production "
                "(GAVEL_PRODUCTION is set). Staff make contests in the admin."
            )
        try:
            made = make_demos(timezone.now())
        except NoProblems as missing:
            raise CommandError(
                f"{missing} Publish the samples first: manage.py publish problems/library"
            ) from missing
        for contest, is_new in made:
            end = f"{contest.ends_at:%Y-%m-%d %H:%M} UTC"
            how = f"over since {end}" if contest.phase.is_over else f"runs until {end}"
            self.stdout.write(f"{contest.title}: {how}{'' if is_new else ' (as before)'}")
