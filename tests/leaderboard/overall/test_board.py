from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from redis.exceptions import ConnectionError as RedisAway

from judge.accounts.models import User
from judge.submissions.models import Submission
from leaderboard import ranking
from leaderboard.models import Standing
from leaderboard.overall import board
from leaderboard.overall.standings import mark_stale, recompute_stale
from tests.factories import judged_event, make_problem, make_submission, make_user, overrule

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def empty_redis() -> None:
    board.ranking().forget()


@pytest.fixture
def no_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise RedisAway("away")

    monkeypatch.setattr(ranking, "_redis", away)


def judged(user: User, verdict: str = "AC", *, minutes: int = 0, **fields: object) -> Submission:
    """Let a submission be judged and its event be heard."""
    submission = make_submission(
        user,
        verdict=verdict,
        created_at=NOON + timedelta(minutes=minutes),
        **fields,  # type: ignore[arg-type]  # passed through
    )
    tell(submission)
    return submission


def tell(submission: Submission) -> None:
    mark_stale(events=[judged_event(submission)])


def places(rows: list[board.Row]) -> list[tuple[int, str, int]]:
    return [(row["rank"], row["user"], row["solved"]) for row in rows]


@pytest.fixture
def people() -> dict[str, User]:
    """Return people of whom ada has solved two, bob and cyd one each, cyd later; dan none."""
    users = {name: make_user(name) for name in ("ada", "bob", "cyd", "dan")}
    judged(users["ada"], minutes=5)
    judged(users["ada"], minutes=50)
    judged(users["bob"], minutes=10)
    judged(users["cyd"], minutes=20)
    judged(users["dan"], "WA")
    recompute_stale()
    board.ranking().mend()
    return users


RANKING = [(1, "ada", 2), (2, "bob", 1), (3, "cyd", 1)]


def test_most_solved_first_and_ties_by_the_earlier_last_solve(people: dict[str, User]) -> None:
    assert places(board.top()) == RANKING
    assert board.top()[0]["last_solved_at"] == "2026-05-04T12:50:00Z"
    assert board.ranking().size() == 3


def test_without_redis_it_says_the_same(people: dict[str, User], no_redis: None) -> None:
    assert places(board.top()) == RANKING
    assert places(board.around(people["cyd"], reach=1)) == RANKING[1:]
    assert board.ranking().size() == 3
    assert not board.ranking().mend()
    judged(people["dan"], minutes=60)
    assert recompute_stale() == 1
    assert len(board.top()) == 4


def test_an_emptied_redis_is_noticed_and_filled_again(people: dict[str, User]) -> None:
    empty_redis()
    assert places(board.top()) == RANKING
    assert board.ranking().mend()
    assert not board.ranking().mend()
    Standing.objects.all().delete()  # so that the answer can only come from Redis
    assert places(board.top()) == RANKING


def test_a_copy_into_an_emptied_redis_does_not_pass_for_the_whole_board(
    people: dict[str, User],
) -> None:
    empty_redis()
    judged(people["dan"], minutes=60)
    recompute_stale()
    assert len(board.top()) == 4


def test_solving_the_same_problem_again_changes_nothing(people: dict[str, User]) -> None:
    problem = make_problem()
    judged(people["bob"], minutes=1, problem=problem)
    recompute_stale()
    before = board.top()
    judged(people["bob"], minutes=300, problem=problem)
    recompute_stale()
    assert board.top() == before


def test_runs_do_not_count(people: dict[str, User]) -> None:
    judged(people["dan"], kind="run")
    recompute_stale()
    assert places(board.top()) == RANKING


def test_a_rejudge_takes_back_what_it_takes_back(people: dict[str, User]) -> None:
    submission = Submission.objects.get(user=people["bob"])
    overrule(submission, "WA")
    tell(submission)
    recompute_stale()
    assert places(board.top()) == [(1, "ada", 2), (2, "cyd", 1)]


def test_an_event_that_comes_twice_counts_once(people: dict[str, User]) -> None:
    for submission in Submission.objects.all():
        tell(submission)
        tell(submission)
    assert recompute_stale() == 4
    assert places(board.top()) == RANKING


def test_pages_go_on_with_the_ranks(people: dict[str, User]) -> None:
    assert places(board.top(page=2, limit=2)) == [(3, "cyd", 1)]
    assert board.top(page=9, limit=2) == []
    assert board.top(page=0) == []


@pytest.mark.parametrize("is_redis_there", [True, False])
def test_equals_share_a_rank_across_pages(people: dict[str, User], is_redis_there: bool) -> None:
    judged(people["dan"], minutes=10)  # like bob
    recompute_stale()
    if not is_redis_there:
        empty_redis()
    ranks = [board.top(page, 1)[0]["rank"] for page in (1, 2, 3, 4)]
    assert ranks == [1, 2, 2, 4]


def test_around_shows_the_own_line_among_its_neighbours(people: dict[str, User]) -> None:
    assert places(board.around(people["bob"], reach=1)) == RANKING
    assert places(board.around(people["ada"], reach=1)) == RANKING[:2]
    assert board.around(people["dan"]) == []


def test_someone_deleted_leaves_no_hole_for_long(people: dict[str, User]) -> None:
    people["ada"].submissions.all().delete()
    people["ada"].delete()
    assert board.ranking().mend()
    assert places(board.top()) == [(1, "bob", 1), (2, "cyd", 1)]


def test_a_page_asks_redis_alone(people: dict[str, User]) -> None:
    with CaptureQueriesContext(connection) as queries:
        board.top()
    assert len(queries) == 0
