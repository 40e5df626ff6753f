from django.apps import AppConfig


class LeaderboardConfig(AppConfig):
    """What it is worth."""

    name = "leaderboard"
