"""Contests to try the site with: one that runs, and one that is over and can be taken part in virtually.

Their participants are invented and cannot sign in. What they sent are the authors' own solutions with the verdicts
that their folders assert, so that judging them again changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F

from judge.accounts.models import User
from judge.submissions.models import Judgement, Status, Submission
from judge.submissions.reference import program_files
from leaderboard.contests import staff
from leaderboard.contests.board import replay
from leaderboard.contests.demo.plan import NAMES, Sent, plan
from leaderboard.contests.participate import is_after_freeze
from leaderboard.contests.settle import settle
from leaderboard.contests.standings import recompute_stale
from leaderboard.models import (
    Announcement,
    Attempt,
    Clarification,
    Contest,
    ContestProblem,
    Participation,
)
from problems.models import Problem, ReferenceSolution
from problems.verdicts import Verdict

LANGUAGE = "python"
# The domain that is nobody's (RFC 2606) tells the invented people from real ones.
DOMAIN = "@demo.invalid"
MINUTE = timedelta(minutes=1)
JUDGED_AFTER = timedelta(seconds=1)


class NoProblems(Exception):
    """The sample problems are not there; publish them first."""


@dataclass(frozen=True)
class Demo:
    """A demo contest; `begun` is how long ago it starts when it is made."""

    slug: str
    title: str
    rule: str
    begun: timedelta
    length_min: int
    freeze_min: int
    problems: Sequence[str]  # the easiest first
    is_renewed: bool
    description: str


RUNNING = Demo(
    slug="demo-round",
    title="Demo round",
    rule="icpc",
    begun=timedelta(minutes=30),
    length_min=120,
    freeze_min=20,
    problems=("reverse-string", "two-sum", "group-anagrams", "lru-cache", "merge-k-sorted-lists"),
    is_renewed=True,
    description="It runs for you to try: register, open a problem, submit. The others are invented.",
)
FINISHED = Demo(
    slug="demo-finished",
    title="Demo contest, finished",
    rule="solved_and_time",
    begun=timedelta(days=1),
    length_min=90,
    freeze_min=15,
    problems=("invert-binary-tree", "powx-n", "rotate-image", "subsets", "lighthouses"),
    is_renewed=False,
    description="It is over. Start it virtually, and the board replays how the others stood after the same time.",
)
DEMOS = (RUNNING, FINISHED)


def make_demos(now: datetime) -> list[tuple[Contest, bool]]:
    """Make the demo contests that are missing, and the running one anew when it is over; tell which are new."""
    with transaction.atomic():
        made = [_made(demo, now) for demo in DEMOS]
    if any(is_new for _, is_new in made):
        recompute_stale()
        replay.record_finished()
    return made


def _made(demo: Demo, now: datetime) -> tuple[Contest, bool]:
    contest = Contest.objects.filter(slug=demo.slug).first()
    if contest is not None:
        if not (demo.is_renewed and contest.phase.is_over):
            return contest, False
        _put_away(contest)
    return _new(demo, now), True


def _put_away(contest: Contest) -> None:
    """Delete a demo that is over, unless real people took part: then it gets another address."""
    attempts = Attempt.objects.filter(participation__contest=contest)
    if attempts.exclude(submission__user__email__endswith=DOMAIN).exists():
        contest.slug = f"{contest.slug}-{contest.starts_at:%Y%m%d-%H%M}"
        contest.save(update_fields=["slug", "updated_at"])
        return
    Submission.objects.filter(attempt__participation__contest=contest).delete()
    staff.remove(contest)


def _new(demo: Demo, now: datetime) -> Contest:
    problems = _problems(demo.problems)
    contest = Contest.objects.create(
        slug=demo.slug,
        title=demo.title,
        description=demo.description,
        starts_at=(now - demo.begun).replace(second=0, microsecond=0),
        length_min=demo.length_min,
        freeze_min=demo.freeze_min,
        rule=demo.rule,
        is_published=True,
    )
    placed = {
        label: ContestProblem.objects.create(
            contest=contest, problem=problem, label=label, position=position
        )
        for position, (label, problem) in enumerate(zip("ABCDE", problems, strict=True))
    }
    staff.enrol_all(contest, [user.username for user in _people()])
    solutions = {label: _solutions(one.problem) for label, one in placed.items()}
    failures = {
        label: [verdict for verdict in found if verdict is not Verdict.AC]
        for label, found in solutions.items()
    }
    participations = {
        one.user.username: one for one in contest.participations.select_related("user")
    }
    elapsed = min((now - contest.starts_at) / MINUTE, demo.length_min)
    story = plan(sorted(participations), failures, minutes=elapsed, seed=demo.slug)
    _write(contest, story, participations, placed, solutions)
    _talk(contest, participations, placed)
    settle(contest)
    return contest


def _problems(slugs: Sequence[str]) -> list[Problem]:
    found = Problem.objects.select_related("current_version").in_bulk(slugs, field_name="slug")
    missing = [slug for slug in slugs if slug not in found or not found[slug].current_version]
    if missing:
        raise NoProblems(f"There is no {', '.join(missing)} here.")
    return [found[slug] for slug in slugs]


def _people() -> list[User]:
    """Return the invented people, made where they are missing; a name that somebody else has is left out."""
    taken = set(User.objects.values_list("username", flat=True).filter(username__in=NAMES))
    User.objects.bulk_create(
        User(username=name, email=f"{name}{DOMAIN}", password=make_password(None))
        for name in NAMES
        if name not in taken
    )
    return list(User.objects.filter(username__in=NAMES, email__endswith=DOMAIN))


def _solutions(problem: Problem) -> dict[Verdict, str]:
    """Return by verdict a solution of the author's that gets it."""
    rows = ReferenceSolution.objects.filter(
        version=problem.current_version, language=LANGUAGE
    ).order_by("path")
    found: dict[Verdict, str] = {}
    for row in rows:
        if len(row.expected) == 1:
            source = next(iter(program_files(row).values()))
            found.setdefault(Verdict(row.expected[0]), source.decode())
    if Verdict.AC not in found:
        raise NoProblems(f"{problem.slug} has no accepted solution in {LANGUAGE}.")
    return found


def _write(
    contest: Contest,
    story: Sequence[Sent],
    participations: Mapping[str, Participation],
    placed: Mapping[str, ContestProblem],
    solutions: Mapping[str, Mapping[Verdict, str]],
) -> None:
    """Store the story as judged attempts."""
    tests = {label: _test_count(one.problem) for label, one in placed.items()}
    submissions, judgements, attempts = [], [], []
    for sent in story:
        participation, problem = participations[sent.name], placed[sent.label]
        sent_at = contest.starts_at + sent.minute * MINUTE
        submission = Submission(
            user=participation.user,
            problem=problem.problem,
            language=LANGUAGE,
            source=solutions[sent.label][sent.verdict],
        )
        submissions.append((submission, sent_at))
        total = tests[sent.label]
        judgements.append(
            Judgement(
                submission=submission,
                version=problem.problem.current_version,
                status=Status.DONE,
                verdict=sent.verdict,
                total_tests=total,
                done_tests=total,
                passed_tests=total if sent.verdict is Verdict.AC else total // 2,
                runtime_ms=20,
                memory_kb=9_000,
                started_at=sent_at,
                judged_at=sent_at + JUDGED_AFTER,
            )
        )
        attempts.append(
            Attempt(
                submission=submission,
                participation=participation,
                problem=problem,
                at=sent_at - contest.starts_at,
                is_after_freeze=is_after_freeze(contest, participation, sent_at),
            )
        )
    Submission.objects.bulk_create(submission for submission, _ in submissions)
    for submission, sent_at in submissions:
        submission.created_at = sent_at  # creating them has set the time of day
    Submission.objects.bulk_update([one for one, _ in submissions], ["created_at"])
    Judgement.objects.bulk_create(judgements)
    Judgement.objects.filter(pk__in=[one.pk for one in judgements]).update(
        created_at=F("started_at")
    )
    Attempt.objects.bulk_create(attempts)


def _talk(
    contest: Contest,
    participations: Mapping[str, Participation],
    placed: Mapping[str, ContestProblem],
) -> None:
    welcome = Announcement.objects.create(
        contest=contest, text="Welcome! Ask what is unclear; the organisers answer here."
    )
    Announcement.objects.filter(pk=welcome.pk).update(created_at=contest.starts_at)
    asking = next(iter(participations.values()), None)
    if asking is not None:
        clarification = Clarification.objects.create(
            participation=asking,
            problem=placed["B"],
            question="Does the time limit hold for each test, or for all of them together?",
            answer="For each test.",
            is_public=True,
            answered_at=contest.starts_at + 10 * MINUTE,
        )
        Clarification.objects.filter(pk=clarification.pk).update(
            asked_at=contest.starts_at + 8 * MINUTE
        )


def _test_count(problem: Problem) -> int:
    assert problem.current_version is not None  # looked at before
    return problem.current_version.tests.count()
