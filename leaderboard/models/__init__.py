"""What the rankings store. PostgreSQL holds the truth; what lies in Redis is a copy of it."""

from leaderboard.models.contest import BoardAudience, Contest, ContestProblem, Registration
from leaderboard.models.messages import Announcement, Clarification
from leaderboard.models.overall import Standing
from leaderboard.models.participation import Attempt, ContestStanding, Participation, Step, Way

__all__ = [
    "Announcement",
    "Attempt",
    "BoardAudience",
    "Clarification",
    "Contest",
    "ContestProblem",
    "ContestStanding",
    "Participation",
    "Registration",
    "Standing",
    "Step",
    "Way",
]
