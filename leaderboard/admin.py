"""The admin's part of the rankings: each module registers what it shows."""

from leaderboard.contests.admin import contests, messages, participations

__all__ = ["contests", "messages", "participations"]
