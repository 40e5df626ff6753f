from django.apps import AppConfig


class LeaderboardConfig(AppConfig):
    """What it is worth."""

    name = "leaderboard"

    def ready(self) -> None:
        """Connect standings to the event that changes them, and say which submissions belong to a contest."""
        from judge.submissions.events import submission_judged
        from judge.submissions.review import rejudging_reviewed
        from judge.watch import sources
        from judge.web import homes as known_homes
        from judge.webhooks import contests as known_contests
        from leaderboard.contests import rejudgings, webhooks
        from leaderboard.contests import standings as contest_standings
        from leaderboard.contests.pages import homes
        from leaderboard.figures import figures
        from leaderboard.overall import standings

        submission_judged.connect(standings.mark_stale, dispatch_uid="standings")
        submission_judged.connect(contest_standings.mark_stale, dispatch_uid="contest_standings")
        known_homes.register(homes.homes_of)
        known_contests.register(webhooks.Contests())
        sources.register(figures)
        rejudging_reviewed.connect(rejudgings.rank_changes, dispatch_uid="contest_ranks")
