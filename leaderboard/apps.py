from django.apps import AppConfig


class LeaderboardConfig(AppConfig):
    """What it is worth."""

    name = "leaderboard"

    def ready(self) -> None:
        """Connect standings to the event that changes them."""
        from judge.submissions.events import submission_judged
        from leaderboard.standings import mark_stale

        submission_judged.connect(mark_stale, dispatch_uid="standings")
