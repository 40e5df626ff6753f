"""Contests to try the site with."""

from __future__ import annotations

import io
from datetime import datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.utils import timezone

from judge.accounts.models import User
from judge.submissions.models import Judgement, Submission
from leaderboard.contests.board.boards import View, ranking
from leaderboard.contests.clock import Phase
from leaderboard.contests.demo.contests import DEMOS, DOMAIN, make_demos
from leaderboard.contests.participate import register
from leaderboard.models import Attempt, Contest, ContestStanding
from problems.models import ReferenceSolution
from tests.factories import make_problem, make_user
from tests.leaderboard.contests.factories import make_attempt

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _samples(request: pytest.FixtureRequest) -> None:
    """Publish what the demo contests are made of, with a solution that is right and one that is wrong."""
    if "without_samples" in request.fixturenames:
        return
    for slug in {slug for demo in DEMOS for slug in demo.problems}:
        version = make_problem(slug=slug).current_version
        assert version is not None
        for path, verdict in (("accepted/solution.py", "AC"), ("wrong_answer/wrong.py", "WA")):
            ReferenceSolution.objects.create(
                version=version,
                path=path,
                language="python",
                files={path.partition("/")[2]: f"# {verdict}\n"},
                expected=[verdict],
            )


@pytest.fixture
def without_samples() -> None:
    """Leave the site without problems."""


def make(now: datetime | None = None) -> dict[str, Contest]:
    return {contest.slug: contest for contest, _ in make_demos(now or timezone.now())}


def test_one_contest_runs_for_long_and_one_is_over() -> None:
    made = make()
    assert made["demo-round"].phase is Phase.RUNNING
    assert made["demo-round"].ends_at - timezone.now() > timedelta(minutes=85)
    assert made["demo-finished"].phase.is_over
    assert made["demo-finished"].allows_virtual
    assert all(contest.is_published and contest.freeze_min for contest in made.values())


def test_the_boards_have_life_at_once() -> None:
    now = timezone.now()
    for contest in make(now).values():
        lines = ranking(contest.pk, View.FULL).lines(0, 100)
        assert len(lines) > 20
        assert lines[0].score > lines[-1].score
        assert not Attempt.objects.filter(submission__created_at__gt=now).exists()
        assert contest.announcements.exists()
    finished = Contest.objects.get(slug="demo-finished")
    assert finished.recorded_at is not None
    assert Attempt.objects.filter(is_after_freeze=True).exists()
    assert not ContestStanding.objects.filter(is_stale=True).exists()


def test_what_was_sent_is_what_would_be_judged_so() -> None:
    make()
    for judgement in Judgement.objects.select_related("submission"):
        assert judgement.submission.source == f"# {judgement.verdict}\n"


def test_a_second_time_it_changes_nothing() -> None:
    first = make()
    count = Submission.objects.count()
    assert make() == first
    assert Submission.objects.count() == count
    assert User.objects.count() == 40


def later(contest: Contest) -> None:
    """Let the contest have begun so long ago that it is over."""
    Contest.objects.filter(pk=contest.pk).update(starts_at=contest.starts_at - timedelta(days=1))


def test_a_round_that_is_over_is_made_anew() -> None:
    old = make()["demo-round"]
    count = Submission.objects.count()
    later(old)
    new = make()["demo-round"]
    assert new.pk != old.pk
    assert new.phase is Phase.RUNNING
    assert not Contest.objects.filter(pk=old.pk).exists()
    assert abs(Submission.objects.count() - count) < count / 2


def test_a_round_in_which_somebody_took_part_is_kept() -> None:
    old = make()["demo-round"]
    make_attempt(register(make_user("alice"), old), "A")
    later(old)
    new = make()["demo-round"]
    kept = Contest.objects.get(pk=old.pk)
    assert kept.slug.startswith("demo-round-2")
    assert new.slug == "demo-round"


def test_the_invented_cannot_sign_in_and_real_people_are_left_alone() -> None:
    real = make_user("ada-quill")
    make()
    invented = User.objects.filter(email__endswith=DOMAIN)
    assert invented.count() == 39
    assert not any(user.has_usable_password() for user in invented)
    assert not real.participations.exists()
    assert not Client().login(username="benno-rask", password="")


def command() -> str:
    out = io.StringIO()
    call_command("demo_contest", stdout=out)
    return out.getvalue()


def test_the_command_says_how_each_stands() -> None:
    first = command().splitlines()
    assert first[0].startswith("Demo round: runs until ")
    assert first[1].startswith("Demo contest, finished: over since ")
    assert command().count("(as before)") == 2


@override_settings(IS_PRODUCTION=True)
def test_it_refuses_in_production() -> None:
    with pytest.raises(CommandError, match="Staff make contests in the admin"):
        command()
    assert not Contest.objects.exists()
    assert not User.objects.exists()


def test_it_says_what_to_publish_first(without_samples: None) -> None:
    with pytest.raises(CommandError, match=r"manage\.py publish"):
        command()
    assert not Contest.objects.exists()
