"""What staff do to contests and participants beside filling in forms."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.db.models import Case, F, QuerySet, TextField, Value, When
from django.db.models.functions import Concat, Lower
from django.utils import timezone

from judge.accounts.models import User
from leaderboard.contests.board import boards
from leaderboard.contests.live.push import clock_changed
from leaderboard.contests.settle import set_openings, settle, settle_times
from leaderboard.models import Contest, ContestProblem, ContestStanding, Participation, Way
from leaderboard.queues import announce_stale
from problems.models import Problem

WEEK = timedelta(weeks=1)
BATCH = 2_000
# What a copy gets of its own.
_NOT_COPIED = {
    "id", "slug", "title", "starts_at", "is_published",
    "unfrozen_at", "longest_extra", "recorded_at",
}  # fmt: skip


@dataclass(frozen=True)
class Added:
    """What became of a list of names: how many take part now, did so before, and the names of nobody."""

    added: int
    already: int
    unknown: list[str] = field(default_factory=list)


def show(contests: QuerySet[Contest], *, is_published: bool) -> int:
    """Publish contests, or hide them; return how many were not so before."""
    changed = list(contests.exclude(is_published=is_published))
    for contest in changed:
        contest.is_published = is_published
        contest.save(update_fields=["is_published", "updated_at"])
        settle(contest)
    return len(changed)


def waits_to_be_opened(contest: Contest) -> bool:
    """Tell whether the contest is over and its board still stands as the freeze left it."""
    return contest.phase.is_over and contest.clock.is_board_frozen(timezone.now())


def open_board(contest: Contest) -> bool:
    """Show everyone the full board of a contest that is over; tell whether it was frozen."""
    if not waits_to_be_opened(contest):
        return False
    with transaction.atomic():
        contest.unfrozen_at = timezone.now()
        contest.save(update_fields=["unfrozen_at", "updated_at"])
        transaction.on_commit(lambda: clock_changed(contest.pk))
    return True


def duplicate(contest: Contest) -> Contest:
    """Make a draft with the same problems and rules, at the same hour of the next such weekday."""
    copied = {
        each.attname: getattr(contest, each.attname)
        for each in Contest._meta.concrete_fields
        if each.attname not in _NOT_COPIED
    }
    weeks = max((timezone.now() - contest.starts_at) // WEEK + 1, 1)
    with transaction.atomic():
        copy = Contest.objects.create(
            slug=_free_slug(contest.slug),
            title=f"Copy of {contest.title}"[:200],
            starts_at=contest.starts_at + weeks * WEEK,
            **copied,
        )
        ContestProblem.objects.bulk_create(
            ContestProblem(
                contest=copy,
                problem_id=problem.problem_id,
                position=problem.position,
                label=problem.label,
                credits=problem.credits,
            )
            for problem in contest.problems.all()
        )
        settle(copy)
    return copy


def remove(contest: Contest) -> None:
    """Delete a contest in which nothing was submitted, and all that hangs on it."""
    with transaction.atomic():
        problems = problems_of(contest)
        id = contest.pk
        contest.delete()
        set_openings(problems)
        transaction.on_commit(lambda: _forget_boards(id))


def problems_of(contest: Contest) -> list[Problem]:
    """Return the contest's problems as they are stored now."""
    return list(Problem.objects.filter(contest_problems__contest=contest))


def settle_extra_time(contest: Contest) -> None:
    """Bring to date what follows from somebody's extra time: the contest's end, and when its problems open."""
    with transaction.atomic():
        settle_times(contest)
        set_openings(problems_of(contest))
        transaction.on_commit(lambda: clock_changed(contest.pk))


def names_in(text: str) -> list[str]:
    """Return the names of a pasted list, each once whatever its case, in their order."""
    words = re.split(r"[\s,;]+", text.strip())
    return list({word.lower(): word for word in words if word}.values())


def enrol_all(contest: Contest, names: Collection[str]) -> Added:
    """Let everyone on the list take part live; who does so already stays as they are."""
    known: dict[str, int] = {}
    lowered = [name.lower() for name in names]
    for start in range(0, len(lowered), BATCH):
        found = User.objects.annotate(lowered=Lower("username")).filter(
            lowered__in=lowered[start : start + BATCH]
        )
        known.update(found.values_list("lowered", "pk"))
    with transaction.atomic():
        live = Participation.objects.filter(contest=contest, way=Way.LIVE)
        before = live.count()
        Participation.objects.bulk_create(
            [Participation(contest=contest, user_id=id) for id in known.values()],
            batch_size=BATCH,
            ignore_conflicts=True,
        )
        without = live.filter(standing__isnull=True).values_list("pk", flat=True)
        ContestStanding.objects.bulk_create(
            [ContestStanding(participation_id=id, contest=contest) for id in without],
            batch_size=BATCH,
            ignore_conflicts=True,
        )
        added = live.count() - before
    unknown = [name for name in names if name.lower() not in known]
    return Added(added, len(known) - added, unknown)


def disqualify(participations: QuerySet[Participation], *, by: User, why: str) -> list[int]:
    """Take participants off the board and let them submit nothing more; return which were not so before."""
    return _set_disqualified(participations, True, f"disqualified by {by.username}", why)


def allow(participations: QuerySet[Participation], *, by: User, why: str) -> list[int]:
    """Let disqualified participants take part again; return which."""
    return _set_disqualified(participations, False, f"allowed again by {by.username}", why)


def mark_stale(participation_ids: Collection[int]) -> None:
    """Have these standings computed again; the rows are the workers' to write."""
    ContestStanding.objects.filter(pk__in=participation_ids).update(is_stale=True)
    announce_stale()


def _forget_boards(contest_id: int) -> None:
    for view in boards.View:
        boards.ranking(contest_id, view).forget()


def _set_disqualified(
    participations: QuerySet[Participation], value: bool, what: str, why: str
) -> list[int]:
    line = f"{timezone.now():%Y-%m-%d %H:%M} UTC, {what}" + (f": {why.strip()}" if why else ".")
    with transaction.atomic():
        ids = list(
            Participation.objects.select_for_update()
            .filter(pk__in=participations.order_by().values("pk"), is_disqualified=not value)
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        Participation.objects.filter(pk__in=ids).update(
            is_disqualified=value,
            note=Case(
                When(note="", then=Value(line)),
                default=Concat(F("note"), Value(f"\n{line}")),
                output_field=TextField(),
            ),
        )
        mark_stale(ids)
    return ids


def _free_slug(slug: str) -> str:
    """Return an address that no contest has yet, made from another's."""
    stem = re.sub(r"-copy(-\d+)?$", "", slug)[:50]
    taken = set(Contest.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    candidates = (f"{stem}-copy{f'-{number}' if number > 1 else ''}" for number in range(1, 10**6))
    return next(candidate for candidate in candidates if candidate not in taken)
