"""The board as a page, before its script takes over."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from judge.accounts.models import User
from leaderboard.contests.board import page as board_view
from leaderboard.contests.board import replay
from leaderboard.contests.board import rows as board_rows
from leaderboard.contests.participate import enrol, start_virtual
from leaderboard.models import BoardAudience, Contest, Participation
from tests.leaderboard.contests.factories import (
    MINUTE,
    make_attempt,
    make_contest,
    make_participant,
    settle_board,
)

pytestmark = pytest.mark.django_db


def page_of(client: Client, contest: Contest, query: str = "") -> str:
    settle_board()
    response = client.get(f"/contests/{contest.slug}/board/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_the_best_first_with_what_they_solved(anonymous: Client) -> None:
    contest = make_contest("AB")
    ada, bob = make_participant(contest, "ada"), make_participant(contest, "bob")
    make_attempt(bob, "A", minute=5)
    make_attempt(ada, "A", "WA", minute=6)
    make_attempt(ada, "A", minute=7)
    make_attempt(ada, "B", minute=9.5)
    page = page_of(anonymous, contest)
    assert page.index(">ada</a>") < page.index(">bob</a>")
    assert 'href="/users/ada/"' in page
    assert 'title="A: solved at 5:00, first to solve it"' in page
    assert 'title="A: solved at 7:00, 1 wrong try"' in page
    assert "9:30" in page


@pytest.mark.parametrize(
    ("rule", "shown", "hidden"),
    [("icpc", "Penalty", "5:00"), ("ioi", 'data-times="none"', "Penalty")],
)
def test_times_are_written_as_the_rule_counts_them(
    anonymous: Client, rule: str, shown: str, hidden: str
) -> None:
    contest = make_contest("A", rule=rule)
    make_attempt(make_participant(contest, "ada"), "A", minute=5)
    page = page_of(anonymous, contest)
    assert shown in page
    assert hidden not in page


def test_it_has_pages_and_tells_where_the_reader_stands(
    owner_client: Client, owner: User, other_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (board_rows, board_view):
        monkeypatch.setattr(module, "PAGE_SIZE", 2)
    contest = make_contest("A")
    for minute in (1, 2):
        make_attempt(make_participant(contest), "A", minute=minute)
    make_attempt(enrol(owner, contest), "A", minute=3)
    first = page_of(owner_client, contest)
    assert "You are on line 3." in first
    assert 'href="?page=2">Show me there' in first
    assert 'class="me"' not in first
    second = page_of(owner_client, contest, "?page=2")
    assert 'class="me"' in second
    assert "Show me there" not in second
    assert 'data-first="3"' in second
    assert "You are on line" not in page_of(other_client, contest)


def test_a_frozen_board_says_so_and_shows_what_is_not_told(anonymous: Client) -> None:
    contest = make_contest("A", begins_in_min=-80, freeze_min=30)
    make_attempt(make_participant(contest, "ada"), "A", minute=70)
    page = page_of(anonymous, contest)
    assert "data-frozen>The board is frozen" in page
    assert 'title="A: not solved, 1 not told yet"' in page
    assert "?view=" not in page


def test_staff_choose_between_the_full_and_the_frozen_board(staff_client: Client) -> None:
    contest = make_contest("A", begins_in_min=-80, freeze_min=30)
    make_attempt(make_participant(contest, "ada"), "A", minute=70)
    page = page_of(staff_client, contest)
    assert "data-frozen hidden>" in page
    assert 'title="A: solved at 1:10:00, first to solve it"' in page
    assert 'href="?view=frozen"' in page
    assert 'data-query="view=full"' in page
    frozen = page_of(staff_client, contest, "?view=frozen")
    assert "data-frozen>" in frozen
    assert 'title="A: not solved, 1 not told yet"' in frozen
    assert 'data-query="view=frozen"' in frozen
    assert "data-frozen hidden>" in page_of(staff_client, contest, "?view=nonsense")


def test_others_do_not_choose(owner_client: Client) -> None:
    contest = make_contest("A", begins_in_min=-80, freeze_min=30)
    make_attempt(make_participant(contest, "ada"), "A", minute=70)
    page = page_of(owner_client, contest, "?view=full")
    assert 'title="A: not solved, 1 not told yet"' in page
    assert 'data-query=""' in page


def test_a_board_that_is_closed_says_why(anonymous: Client) -> None:
    contest = make_contest("A", board_audience=BoardAudience.AFTERWARDS)
    response = anonymous.get(f"/contests/{contest.slug}/board/")
    assert response.status_code == 403
    assert "The board is shown when the contest is over." in response.content.decode()


def test_nobody_on_it_yet(anonymous: Client) -> None:
    page = page_of(anonymous, make_contest())
    assert "Nobody has submitted anything yet." in page
    assert 'data-first="1"' in page  # the script asks for the page with that line
    before = make_contest(begins_in_min=60)
    assert "The contest has not begun." in page_of(anonymous, before)


def test_a_contest_that_is_not_published_is_missing(anonymous: Client) -> None:
    contest = make_contest(is_published=False)
    assert anonymous.get(f"/contests/{contest.slug}/board/").status_code == 404


def test_a_page_costs_the_same_however_many_are_on_it(
    anonymous: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    contest = make_contest("AB")
    for minute in range(1, 20):
        make_attempt(make_participant(contest), "A", minute=minute)
    settle_board()
    with django_assert_max_num_queries(20):
        anonymous.get(f"/contests/{contest.slug}/board/")


def test_a_virtual_participant_meets_the_field_as_it_was(owner_client: Client, owner: User) -> None:
    contest = make_contest("AB", begins_in_min=-600)
    ada = make_participant(contest, "ada")
    make_attempt(ada, "A", minute=10)
    make_attempt(ada, "B", minute=80)
    settle_board()
    replay.record_finished()
    own = start_virtual(owner, contest)
    Participation.objects.filter(pk=own.pk).update(started_at=timezone.now() - 30 * MINUTE)
    own.refresh_from_db()
    make_attempt(own, "A", minute=20)
    page = page_of(owner_client, contest)
    assert 'data-query="replay=me"' in page
    assert 'class="me virtual"' in page
    assert "You are on line 2." in page
    assert 'title="B: ' not in page
    final = page_of(owner_client, contest, "?view=full")
    assert 'data-query=""' in final
    assert 'title="B: solved at 1:20:00, first to solve it"' in final
    assert 'class="me virtual"' not in final


def test_a_board_that_stays_frozen_is_no_other_to_virtual_participants(
    owner_client: Client, owner: User
) -> None:
    contest = make_contest("A", begins_in_min=-600, freeze_min=30)
    make_attempt(make_participant(contest, "ada"), "A", minute=80)
    settle_board()
    replay.record_finished()
    start_virtual(owner, contest)
    Contest.objects.update(is_unfrozen_by_hand=True)  # staff close it again
    page = page_of(owner_client, contest, "?view=full")
    assert 'title="A: not solved, 1 not told yet"' in page
