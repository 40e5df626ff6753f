from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from judge.accounts.models import User
from leaderboard.contests import news
from leaderboard.contests.board import boards, lookup
from leaderboard.contests.live import pulse
from leaderboard.contests.standings import recompute_stale
from leaderboard.models import Clarification, Contest
from tests.leaderboard.contests.factories import make_attempt, make_contest, make_participant

Api = Callable[[User | None], APIClient]
Refused = Callable[..., dict[str, Any]]

pytestmark = pytest.mark.django_db


def ask(api: Api, contest: Contest) -> dict[str, Any]:
    """Return the pulse as a process says that has not said it lately."""
    pulse.pulses.forget()
    lookup.contests.forget()
    document: dict[str, Any] = api(None).get(f"/api/contests/{contest.slug}/pulse").json()
    return document


def changed(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    return {name for name in before if before[name] != after[name]}


def test_it_says_what_is_new_and_nothing_else(api: Api, staff: User) -> None:
    contest = make_contest()
    ada = make_participant(contest)
    boards.mend()
    first = ask(api, contest)
    assert first["phase"] == "running"
    assert changed(first, ask(api, contest)) == set()

    news.announce(contest, "B is easier.", staff)
    second = ask(api, contest)
    assert changed(first, second) == {"news"}

    asked = news.ask(ada.user, contest, "Why?")
    news.answer(asked, "Because.", staff, to_all=False)
    assert changed(second, ask(api, contest)) == set()
    news.answer(Clarification.objects.get(), "Because it is.", staff, to_all=True)
    third = ask(api, contest)
    assert changed(second, third) == {"news"}

    make_attempt(ada)
    recompute_stale()
    fourth = ask(api, contest)
    assert changed(third, fourth) == {"board"}

    contest.starts_at -= timedelta(minutes=1)
    contest.save()
    assert changed(fourth, ask(api, contest)) >= {"contest", "next_change_at"}


def test_a_crowd_costs_no_query_and_may_be_cached(
    api: Api, owner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    contest = make_contest()
    client = api(owner)
    client.get(f"/api/contests/{contest.slug}/pulse")
    with django_assert_num_queries(0):
        answer = client.get(f"/api/contests/{contest.slug}/pulse")
    assert answer.headers["Cache-Control"] == "public, max-age=1"
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_draft_has_none_but_for_staff(
    api: Api, owner: User, staff: User, refused: Refused
) -> None:
    draft = make_contest(is_published=False)
    refused(api(owner).get(f"/api/contests/{draft.slug}/pulse"), 404, "not_found")
    answer = api(staff).get(f"/api/contests/{draft.slug}/pulse")
    assert answer.json()["phase"] == "running"
    assert answer.headers["Cache-Control"] == "private, no-cache"
