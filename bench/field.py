"""A contest with a large field: attempts and judgements as rows, standings and boards by the site's own work."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from bench.package import publish_two_sum
from bench.programs import TWO_SUM
from judge.submissions.lifecycle import cancel
from judge.submissions.models import Judgement
from leaderboard.contests.settle import settle
from leaderboard.models import Contest, ContestProblem
from problems.models import Problem

LABELS = "ABCDEFGHIJ"

_PEOPLE = """
    INSERT INTO accounts_user (
        username, password, is_superuser, first_name, last_name, email, is_staff, is_active, date_joined, theme
    )
    SELECT format('%(name)s-%%s', n), '!', false, '', '', '', false, true, now(), 'system'
    FROM generate_series(1, %(size)s) AS n
"""
_PARTICIPATIONS = """
    INSERT INTO leaderboard_participation (
        contest_id, user_id, way, extra_time, is_disqualified, note, registered_at
    )
    SELECT %(contest)s, id, 'live', '0', false, '', now()
    FROM accounts_user WHERE username LIKE '%(name)s-%%' ORDER BY id
"""
_STANDINGS = """
    INSERT INTO leaderboard_conteststanding (
        participation_id, contest_id, result, frozen_result, is_stale, updated_at
    )
    SELECT id, %(contest)s, '{}', '{}', true, now()
    FROM leaderboard_participation WHERE contest_id = %(contest)s
"""
# One to four attempts each, on problems in turn; every third one is wrong.
_ATTEMPTS = """
    CREATE TEMPORARY TABLE attempts ON COMMIT DROP AS
    SELECT gen_random_uuid() AS id,
        participation.id AS participation_id,
        participation.user_id,
        problem.id AS contest_problem_id,
        problem.problem_id,
        problems_problem.current_version_id AS version_id,
        make_interval(secs => 60 + mod(participation.id * 7919 + number * 104729, 300000) / 100.0) AS at,
        mod(participation.id + number, 3) <> 0 AS is_right
    FROM leaderboard_participation AS participation
    CROSS JOIN generate_series(1, 4) AS number
    JOIN leaderboard_contestproblem AS problem
        ON problem.contest_id = participation.contest_id AND problem.position = mod(participation.id + number, 10)
    JOIN problems_problem ON problems_problem.id = problem.problem_id
    WHERE participation.contest_id = %(contest)s AND number <= 1 + mod(participation.id, 4);

    INSERT INTO submissions_submission (id, user_id, problem_id, kind, language, source, created_at)
    SELECT id, user_id, problem_id, 'submit', 'python', %(source)s, %(starts_at)s + at FROM attempts;

    INSERT INTO submissions_judgement (
        submission_id, version_id, is_current, is_proposed, status, queue, verdict, attempt, forgiven_attempts, worker,
        is_parked, failure, failed_attempts, done_tests, total_tests, passed_tests, runtime_ms, memory_kb,
        compile_output, message, is_close_call, image_id, terse_cases, created_at, started_at, judged_at
    )
    SELECT id, version_id, true, false, 'done', 'judge', CASE WHEN is_right THEN 'AC' ELSE 'WA' END, 1, 0, '',
        false, '', '[]', 100, 100, CASE WHEN is_right THEN 100 ELSE 57 END, 12, 9000, '', '',
        false, '', '[]', %(starts_at)s + at, %(starts_at)s + at, %(starts_at)s + at
    FROM attempts;

    INSERT INTO leaderboard_attempt (submission_id, participation_id, problem_id, at, is_after_freeze, is_accepted)
    SELECT id, participation_id, contest_problem_id, at, false, false FROM attempts
"""


def make_contest() -> Contest:
    """Make a contest of ten problems that runs since an hour and for a day; its board will freeze."""
    slugs = [f"bench-{label.lower()}" for label in LABELS]
    for slug in slugs:
        if not Problem.objects.filter(slug=slug).exists():
            publish_two_sum(slug)
    contest = Contest.objects.create(
        slug=f"bench-{secrets.token_hex(4)}",
        title="Measured",
        starts_at=timezone.now() - timedelta(hours=1),
        length_min=24 * 60,
        freeze_min=60,
        is_published=True,
    )
    for position, (label, slug) in enumerate(zip(LABELS, slugs, strict=True)):
        ContestProblem.objects.create(
            contest=contest,
            problem=Problem.objects.get(slug=slug),
            label=label,
            position=position,
        )
    settle(contest)
    return contest


@transaction.atomic
def fill(contest: Contest, size: int) -> None:
    """Let so many people take part who have sent one to four solutions each; their standings wait to be computed."""
    words = {"name": contest.slug, "contest": contest.pk, "size": size}
    with connection.cursor() as cursor:
        for statement in (_PEOPLE, _PARTICIPATIONS, _STANDINGS):
            cursor.execute(statement % words)
        cursor.execute(
            _ATTEMPTS, {"contest": contest.pk, "starts_at": contest.starts_at, "source": TWO_SUM}
        )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def clear_queue(contest: Contest) -> None:
    """Take back what was submitted and is not judged: the next measurement's worker has its own to do."""
    cancel(Judgement.objects.filter(submission__attempt__participation__contest=contest))


def analyze() -> None:
    """Let PostgreSQL count what it holds, as its own autovacuum would before long."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
