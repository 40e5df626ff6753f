"""What the people of a disturbed site submit to: a problem for practice, and the same in a running contest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from bench.people import Person, take_part
from leaderboard.contests.settle import settle
from leaderboard.models import Contest, ContestProblem
from problems.packages import read_package
from problems.publish import publish
from setup.checkout import ROOT

LABELS = "AB"
_PACKAGE = ROOT / "problems" / "library" / "two-sum"


def made(people: int) -> tuple[Contest, list[Person]]:
    """Make the problems, the contest, and people who take part in it."""
    package = read_package(_PACKAGE)
    publish(package, is_published=True)
    contest = Contest.objects.create(
        slug="chaos",
        title="Chaos",
        starts_at=timezone.now() - timedelta(hours=1),
        length_min=24 * 60,
        is_published=True,
    )
    for position, label in enumerate(LABELS):
        problem = publish(replace(package, slug=f"two-sum-{label.lower()}")).problem
        ContestProblem.objects.create(
            contest=contest, problem=problem, label=label, position=position
        )
    settle(contest)
    return contest, take_part(contest, people)


def paths(contest: Contest) -> list[str]:
    """Return where one may submit: as often in practice as in the contest."""
    in_contest = [f"/api/contests/{contest.slug}/problems/{label}/submit" for label in LABELS]
    return [*in_contest, *["/api/problems/two-sum/submit"] * len(LABELS)]
