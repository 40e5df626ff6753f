"""What follows from a contest's times and problems, computed anew whenever staff change them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from leaderboard.contests.board import boards
from leaderboard.contests.live.push import clock_changed
from leaderboard.contests.standings import mark_all_stale
from leaderboard.models import Contest, Participation, Way
from problems.models import Problem


def settle(contest: Contest) -> None:
    """Bring the contest's end, its problems' opening, its attempts' times and its standings up to date."""
    with transaction.atomic():
        settle_times(contest)
        set_openings(Problem.objects.filter(contest_problems__contest=contest))
        _time_attempts(contest)
        mark_all_stale(contest)
        transaction.on_commit(lambda: clock_changed(contest.pk))
    if not contest.freeze_min:
        boards.ranking(contest.pk, boards.View.FROZEN).forget()


def settle_times(contest: Contest) -> None:
    """Compute how much later than the others the last participant may submit."""
    longest = Participation.objects.filter(
        contest=contest, way=Way.LIVE, extra_time__gt=timedelta()
    ).aggregate(longest=Max("extra_time"))["longest"]
    contest.longest_extra = longest or timedelta()
    contest.save(update_fields=["longest_extra"])


def set_openings(problems: Iterable[Problem]) -> None:
    """Compute when hidden problems open by themselves: when the last of their contests is over, if all say so.

    What is over opens nothing any more: staff may have hidden a problem since.
    """
    now = timezone.now()
    for problem in problems:
        contests = Contest.objects.filter(problems__problem=problem, is_published=True)
        all_open = all(contest.opens_problems for contest in contests)
        closings = [contest.clock.closes_at for contest in contests]
        opens_at = max(closings) if closings and all_open else None
        if problem.opens_at != opens_at and (opens_at is None or opens_at > now):
            Problem.objects.filter(pk=problem.pk).update(opens_at=opens_at)


def _time_attempts(contest: Contest) -> None:
    """Count the attempts' times from the starts as they are now, and say anew what the freeze hides."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE leaderboard_attempt AS attempt
            SET at = timed.at, is_after_freeze = timed.is_after_freeze
            FROM (
                SELECT
                    attempt.submission_id,
                    submission.created_at - coalesce(participation.started_at, %(starts_at)s) AS at,
                    participation.way = 'live'
                        AND coalesce(submission.created_at >= %(freeze_at)s, false) AS is_after_freeze
                FROM leaderboard_attempt AS attempt
                JOIN leaderboard_participation AS participation ON participation.id = attempt.participation_id
                JOIN submissions_submission AS submission ON submission.id = attempt.submission_id
                WHERE participation.contest_id = %(contest)s
            ) AS timed
            WHERE timed.submission_id = attempt.submission_id
                AND (timed.at, timed.is_after_freeze) IS DISTINCT FROM (attempt.at, attempt.is_after_freeze)
            """,
            {
                "contest": contest.pk,
                "starts_at": contest.starts_at,
                "freeze_at": contest.clock.freeze_at,
            },
        )
