"""The boards that a page can show, as sequences that a paginator counts and cuts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from judge.accounts.models import User
from leaderboard.contests.board import boards, replay
from leaderboard.contests.board.boards import View
from leaderboard.contests.board.documents import page_of_board
from leaderboard.contests.board.words import cell_shown, time_text
from leaderboard.models import Contest, Participation

PAGE_SIZE = 100  # as the API's pages are, so that both are made once


class BoardRows:
    """A board of the contest: the very pages that the API sends."""

    def __init__(self, contest: Contest, view: View) -> None:
        self._contest, self.view = contest, view
        self._ranking = boards.ranking(contest.pk, view)

    def count(self) -> int:
        """Return how many are ranked."""
        return self._ranking.size()

    def position(self, participation: Participation) -> int | None:
        """Return how many lines stand above that participant's."""
        return self._ranking.position(participation.pk)

    def __getitem__(self, part: slice) -> list[dict[str, Any]]:
        number = part.start // PAGE_SIZE + 1
        page = page_of_board(self._contest, self.view, number, PAGE_SIZE)
        document = json.loads(page.content)
        firsts = {problem["label"]: problem["first"] for problem in document["problems"]}
        return [_row(self._contest, line, firsts) for line in document["results"]]


class ReplayRows:
    """The recorded field with a virtual participant's line in it; ContestRefused while there is none."""

    def __init__(self, contest: Contest, user: User) -> None:
        self._contest = contest
        self._own = replay.own_of(user, contest)
        self._field = replay.field_at(contest, self._own.elapsed)

    def count(self) -> int:
        """Return how many are ranked."""
        return replay.size(self._field, self._own)

    def position(self, participation: Participation) -> int | None:
        """Return how many lines stand above the participant's own."""
        return replay.position(self._field, self._own)

    def __getitem__(self, part: slice) -> list[dict[str, Any]]:
        firsts = boards.first_solves(self._contest, View.FULL)
        lines = replay.lines(self._contest, self._field, self._own, part.start, PAGE_SIZE)
        return [
            _row(self._contest, {"rank": line.rank, **json.loads(line.shown)}, firsts)
            for line in lines
        ]


def _row(
    contest: Contest, line: Mapping[str, Any], firsts: Mapping[str, str | None]
) -> dict[str, Any]:
    """Return a line of a board's document as the page shows it."""
    times = contest.scoring.times
    return {
        "rank": line["rank"],
        "user": line["user"],
        "is_virtual": line.get("is_virtual", False),
        "points": str(line["points"]),
        "time": time_text(line["time_s"], times),
        "cells": [
            cell_shown(
                problem.label,
                line["cells"].get(problem.label),
                times=times,
                is_first=firsts.get(problem.label) == line["user"],
            )
            for problem in contest.problems.all()
        ],
    }
