"""The boards against a ranking that PostgreSQL computes by itself, whatever happens in a contest."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from leaderboard.contests.board import boards
from leaderboard.contests.board.boards import View
from leaderboard.contests.settle import settle
from leaderboard.contests.standings import recompute_stale
from leaderboard.models import Participation
from tests.factories import overrule
from tests.leaderboard.contests.factories import make_attempt, make_contest, make_participant, tell

pytestmark = pytest.mark.django_db

PEOPLE, LABELS = 4, "ABC"
LENGTH_MIN, FREEZE_MIN = 90, 30

# (who, problem, minute, verdict); few minutes, so that there are ties.
attempts = st.lists(
    st.tuples(
        st.integers(0, PEOPLE - 1),
        st.sampled_from(LABELS),
        st.sampled_from([1, 2, 30, 61, 62]),
        st.sampled_from(["AC", "AC", "WA", "CE", "IE", "TLE"]),
    ),
    max_size=14,
)
rejudged = st.lists(st.tuples(st.integers(0, 13), st.sampled_from(["AC", "WA"])), max_size=3)
disqualified = st.sets(st.integers(0, PEOPLE - 1), max_size=2)

# Solved, then the time of the last first solve; who tried is ranked. `before` hides what was sent later.
RANKING = """
    WITH ranked AS (
        SELECT participation.id, account.username
        FROM leaderboard_participation participation
        JOIN accounts_user account ON account.id = participation.user_id
        WHERE participation.contest_id = %(contest)s AND NOT participation.is_disqualified
            AND participation.id IN (
                SELECT attempt.participation_id FROM leaderboard_attempt attempt
                JOIN submissions_judgement judgement ON judgement.submission_id = attempt.submission_id
                WHERE judgement.is_current AND judgement.verdict IS NOT NULL
            )
    ), solves AS (
        SELECT attempt.participation_id, attempt.problem_id, min(submission.created_at) AS solved_at
        FROM leaderboard_attempt attempt
        JOIN submissions_submission submission ON submission.id = attempt.submission_id
        JOIN submissions_judgement judgement ON judgement.submission_id = submission.id
        WHERE judgement.is_current AND judgement.verdict = 'AC' AND submission.created_at < %(before)s
        GROUP BY attempt.participation_id, attempt.problem_id
    ), totals AS (
        SELECT ranked.id, ranked.username, count(solves.problem_id) AS solved, max(solves.solved_at) AS last_at
        FROM ranked LEFT JOIN solves ON solves.participation_id = ranked.id
        GROUP BY ranked.id, ranked.username
    )
    SELECT rank() OVER best_first, username, solved
    FROM totals
    WINDOW best_first AS (ORDER BY solved DESC, coalesce(last_at, '-infinity'))
    ORDER BY solved DESC, coalesce(last_at, '-infinity'), id
"""


class TestBoards(TestCase):
    """Hypothesis' own TestCase: each example in a transaction of its own."""

    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(attempts, rejudged, disqualified)
    def test_every_board_is_what_sql_ranks(
        self,
        sent: Sequence[tuple[int, str, int, str]],
        changes: Sequence[tuple[int, str]],
        removed: set[int],
    ) -> None:
        contest = make_contest(LABELS, begins_in_min=-LENGTH_MIN, freeze_min=FREEZE_MIN)
        people = [make_participant(contest) for _ in range(PEOPLE)]
        made = [
            make_attempt(people[who], label, verdict, minute=minute)
            for who, label, minute, verdict in sent
        ]
        recompute_stale()
        for number, verdict in changes:
            if number < len(made):
                overrule(made[number].submission, verdict)
                tell(made[number])
        Participation.objects.filter(pk__in=[people[who].pk for who in removed]).update(
            is_disqualified=True
        )
        settle(contest)
        recompute_stale()
        boards.mend()
        for view, before in [
            (View.FULL, contest.clock.closes_at),
            (View.FROZEN, contest.clock.freeze_at),
        ]:
            with connection.cursor() as cursor:
                cursor.execute(RANKING, {"contest": contest.pk, "before": before})
                by_sql = cursor.fetchall()
            ranking = boards.ranking(contest.pk, view)
            assert [
                (line.rank, shown["user"], shown["solved"])
                for line in ranking.lines(0, PEOPLE)
                for shown in [json.loads(line.shown)]
            ] == by_sql
            assert ranking.size() == len(by_sql)
            for position, line in enumerate(ranking.lines(0, PEOPLE)):
                assert ranking.position(line.id) == position
                assert ranking.rank_of(line.score) == line.rank
            ranking.forget()  # a rolled back example leaves nothing behind
