from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from psycopg2 import OperationalError as DriverError

from judge.accounts.models import User
from judge.config import copies
from judge.limits import rules
from judge.limits.rules import Key, Quota
from judge.limits.words import Group, Scope, Tier
from problems.models import Problem
from tests.factories import make_problem, make_user

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/problems/two-sum/"


@pytest.fixture
def problem() -> Problem:
    return make_problem(slug="two-sum", title="Two Sum")


@pytest.fixture(autouse=True)
def _all_due(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make a copy at each answer, as if it were the first."""
    monkeypatch.setattr(copies.LastKnownCopies, "_is_turn", lambda *_: True)
    yield
    cache.clear()


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what takes the database away."""

    def away(*_: object, **__: object) -> None:
        raise OperationalError("gone") from DriverError("gone")

    def cut() -> None:
        monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper._cursor", away)
        monkeypatch.setattr("judge.config.copies.connection", _Idle)

    return cut


class _Idle:
    in_atomic_block = False


def browser(user: User | None = None) -> Client:
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client


def test_a_copy_is_shown_while_the_database_is_away_and_says_so(
    problem: Problem, cut: Callable[[], None]
) -> None:
    fresh = browser().get(PAGE)
    assert "Warning" not in fresh.headers
    cut()
    copy = browser().get(PAGE)
    assert copy.status_code == 200
    assert copy.headers["Warning"].startswith('111 - "The database is away; this is a copy" "')
    assert int(copy.headers["Age"]) >= 0
    assert copy.headers["Cache-Control"] == "public, max-age=1"
    for name in ("Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options"):
        assert copy.headers[name] == fresh.headers[name]
    assert "This is a copy from" in copy.content.decode()
    assert "Two Sum" in copy.content.decode()


def test_an_answer_of_the_api_is_copied_to_the_letter(
    problem: Problem, cut: Callable[[], None]
) -> None:
    fresh = browser().get("/api/problems/two-sum")
    cut()
    copy = browser().get("/api/problems/two-sum")
    assert (copy.status_code, copy.json()) == (200, fresh.json())
    assert copy.headers["Warning"].startswith("111 ")


def test_what_somebody_reads_is_copied_as_nobody_in_particular_is_shown_it(
    problem: Problem, cut: Callable[[], None]
) -> None:
    reader = browser(make_user("zacharias"))
    assert "zacharias" in reader.get(PAGE).content.decode()
    cut()
    for client in (browser(), reader):
        copy = client.get(PAGE)
        assert copy.status_code == 200
        assert "zacharias" not in copy.content.decode()
        assert "csrf" not in copy.content.decode()
        assert not copy.cookies


def test_a_copy_is_nobodys_call_and_no_limit_keeps_it_from_being_made(
    problem: Problem, cut: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    one_each = {Key(Group.READ, Tier.ANONYMOUS, Scope.ADDRESS): Quota(1)}
    monkeypatch.setattr(rules, "overrides", lambda: one_each)
    rules.forget()
    reader = browser(make_user())
    assert reader.get(PAGE).status_code == 200
    assert [browser().get(PAGE).status_code for _ in range(2)] == [200, 429]
    assert reader.get(PAGE).status_code == 200
    monkeypatch.setattr(rules, "overrides", dict)
    rules.forget()
    cut()
    assert browser().get(PAGE).status_code == 200


def test_what_staff_alone_may_read_is_not_copied(cut: Callable[[], None]) -> None:
    make_problem(slug="two-sum", is_published=False)
    staff = browser(make_user(is_staff=True))
    assert staff.get(PAGE).status_code == 200
    cut()
    assert browser().get(PAGE).status_code == 503


def test_what_was_hidden_since_is_copied_no_more(problem: Problem, cut: Callable[[], None]) -> None:
    browser().get(PAGE)
    Problem.objects.update(is_published=False)
    browser().get(PAGE)
    cut()
    assert browser().get(PAGE).status_code == 503


def test_a_page_of_somebodys_own_has_no_copy(cut: Callable[[], None]) -> None:
    reader = browser(make_user())
    assert reader.get("/submissions/").status_code == 200
    cut()
    page = reader.get("/submissions/")
    assert page.status_code == 503
    assert page.headers["Retry-After"] == "5"
    assert "The database is away." in page.content.decode()
    assert not page.cookies


def test_a_search_has_no_copy(problem: Problem, cut: Callable[[], None]) -> None:
    browser().get("/?q=two")
    cut()
    assert browser().get("/?q=two").status_code == 503


def test_an_address_may_have_any_characters() -> None:
    address = "/api/problems/\N{SNOWMAN}"
    assert browser().get(address).status_code == 404


def test_a_copy_is_made_seldom(problem: Problem, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    one = copies.LastKnownCopies(lambda request: None)  # type: ignore[arg-type, return-value]
    assert one._is_turn("a", 60)
    assert not one._is_turn("a", 60)
    assert one._is_turn("b", 60)
