from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory, override_settings

from judge.accounts.models import User
from judge.limits import gate, rules, window
from judge.limits.gate import Allowance, Caller, caller_of
from judge.limits.rules import Key, Quota
from judge.limits.words import Group, Scope, Tier

USER = Caller(Tier.USER, "192.0.2.1", user_id=1)
GONE = "redis://127.0.0.1:1/0"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many calls each question to Redis wanted."""
    found: list[int] = []
    count = window.count

    def counting(counters: Any, wanted: int = 1) -> Any:
        found.append(wanted)
        return count(counters, wanted)

    monkeypatch.setattr(window, "count", counting)
    return found


@pytest.fixture
def set_rules(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Set rules as the admin does: `set_rules({Key(...): Quota(3)})`."""

    def to(found: dict[Key, Quota | None]) -> None:
        monkeypatch.setattr(rules, "overrides", lambda: dict(found))
        rules.forget()

    return to


def count(group: Group, caller: Caller = USER) -> Allowance:
    allowance = gate.count(group, caller)
    assert allowance is not None
    return allowance


def test_what_does_something_is_counted_call_by_call(asked: list[int]) -> None:
    with override_settings(RATE_LIMITS={"submit": (3, 100)}):
        told = [count(Group.SUBMIT) for _ in range(4)]

    assert [one.remaining for one in told] == [2, 1, 0, 0]
    assert [one.is_refused for one in told] == [False, False, False, True]
    assert asked == [1] * 4


def test_what_reads_is_reserved_in_batches_that_grow(asked: list[int]) -> None:
    told = [count(Group.POLL).remaining for _ in range(100)]

    assert asked == [4, 8, 16, 32, 32, 32]
    assert told == list(range(599, 499, -1))


def test_who_reads_seldom_reserves_little(
    asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(gate.time, "monotonic", lambda: now)
    for _ in range(5):
        count(Group.POLL)
        now += gate.RESERVED_FOR_S

    assert asked == [4] * 5


def test_of_a_small_limit_nothing_is_reserved(set_rules: Any) -> None:
    set_rules({Key(Group.READ, Tier.USER, Scope.USER): Quota(3)})

    assert [count(Group.READ).is_refused for _ in range(4)] == [False, False, False, True]


def test_who_is_refused_does_not_ask_redis_again_at_once(asked: list[int]) -> None:
    with override_settings(RATE_LIMITS={"submit": (1, 100)}):
        told = [count(Group.SUBMIT) for _ in range(20)]

    assert [one.is_refused for one in told] == [False] + [True] * 19
    assert all(1 <= one.reset_s <= 60 for one in told)
    assert asked == [1, 1]


def test_a_rule_that_changes_holds_for_what_was_reserved_too(set_rules: Any) -> None:
    count(Group.POLL)
    set_rules({Key(Group.POLL, Tier.USER, Scope.USER): Quota(2)})

    assert count(Group.POLL).is_refused  # four were reserved before
    set_rules({Key(Group.POLL, Tier.USER, Scope.USER): None})
    assert count(Group.POLL).quota == Quota(60_000)  # the address's remains
    set_rules({Key(Group.POLL, Tier.USER, scope): None for scope in Scope})
    assert gate.count(Group.POLL, USER) is None


def test_users_addresses_and_tokens_are_counted_each_by_itself(set_rules: Any) -> None:
    set_rules(
        {
            Key(Group.WRITE, Tier.USER, Scope.USER): Quota(4),
            Key(Group.WRITE, Tier.USER, Scope.ADDRESS): Quota(6),
            Key(Group.WRITE, Tier.USER, Scope.TOKEN): Quota(2),
        }
    )

    def passed(calls: int, **who: Any) -> int:
        gate.forget()
        return sum(not count(Group.WRITE, USER._replace(**who)).is_refused for _ in range(calls))

    assert passed(5, token_id=1) == 2
    assert passed(5, token_id=2) == 2
    assert passed(5) == 0  # the user has had four
    assert passed(5, user_id=2) == 2  # and the address six
    assert passed(5, user_id=2, address="192.0.2.2") == 2


def test_tiers_are_told_apart(owner: User, staff: User) -> None:
    request = RequestFactory().post("/")

    def tier(user: Any, told: Tier | None = None) -> Tier:
        return caller_of(request, user, tier=told).tier

    assert tier(AnonymousUser()) is Tier.ANONYMOUS
    assert tier(AnonymousUser(), Tier.CONTEST) is Tier.ANONYMOUS
    assert tier(owner) is Tier.USER
    assert tier(staff) is Tier.STAFF
    assert tier(staff, Tier.CONTEST) is Tier.CONTEST


@pytest.mark.parametrize(
    ("tier", "calls"), [(Tier.USER, 20), (Tier.STAFF, 100), (Tier.CONTEST, 60)]
)
def test_staff_and_contests_may_submit_more(tier: Tier, calls: int) -> None:
    assert count(Group.SUBMIT, USER._replace(tier=tier)).quota == Quota(calls)


def test_without_redis_everyone_passes() -> None:
    with override_settings(REDIS_URL=GONE, RATE_LIMITS={"submit": (1, 1)}):
        assert [gate.count(Group.SUBMIT, USER) for _ in range(5)] == [None] * 5


def test_they_can_be_switched_off(asked: list[int]) -> None:
    with override_settings(HAS_RATE_LIMITS=False, RATE_LIMITS={"submit": (0, 0)}):
        assert gate.count(Group.SUBMIT, USER) is None
        assert gate.look(Group.SUBMIT, USER) is None
    assert not asked


def test_the_reserves_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "MAX_CALLERS", 3)
    for user_id in range(10):
        count(Group.READ, USER._replace(user_id=user_id))

    assert len(gate._reserves._held) == 3
