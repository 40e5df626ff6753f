from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from leaderboard.contests.board import boards
from leaderboard.contests.board.boards import View
from leaderboard.contests.standings import recompute_stale
from leaderboard.models import ContestStanding
from tests.leaderboard.contests.factories import make_attempt, make_contest, make_participant

pytestmark = pytest.mark.django_db


def rebuild(*words: str) -> str:
    said = StringIO()
    call_command("rebuild_boards", *words, stdout=said)
    return said.getvalue()


def test_wrong_standings_and_an_emptied_redis_are_mended_by_it() -> None:
    contest = make_contest(slug="spring", freeze_min=30)
    ada = make_participant(contest, "ada")
    make_attempt(ada)
    recompute_stale()
    ContestStanding.objects.update(score=None, result={})
    said = rebuild()
    assert ContestStanding.objects.get().result["points"] == 1
    for view in View:
        ranking = boards.ranking(contest.pk, view)
        assert ranking.version() is not None
        assert [line.id for line in ranking.lines(0, 9)] == [ada.pk]
    assert "1 standings computed" in said
    assert "spring, frozen: 1 ranked" in said
    assert "overall: 0 ranked" in said


def test_one_contest_is_rebuilt_by_its_slug() -> None:
    make_contest(slug="spring")
    make_contest(slug="summer")
    assert "summer" not in rebuild("spring")
    with pytest.raises(CommandError, match="No contest has the slug autumn"):
        rebuild("spring", "autumn")


def test_copying_leaves_the_standings_alone() -> None:
    contest = make_contest()
    make_attempt(make_participant(contest))
    recompute_stale()
    ContestStanding.objects.update(result={"points": 7})
    rebuild("--copy-only")
    (line,) = boards.ranking(contest.pk, View.FULL).lines(0, 9)
    assert b'"points":7' in line.shown
