from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection
from django.test import Client

from judge.accounts.models import User
from judge.limits import rules
from judge.limits.models import Rule
from judge.limits.rules import Key, Quota, limits_of
from judge.limits.words import Group, Scope, Tier

ASKED = rules.overrides  # as it is outside of tests
LIST = "/admin/limits/rule/"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Ask the database as outside of tests, at this time."""
    now = [1000.0]
    monkeypatch.setattr(rules, "overrides", ASKED)
    monkeypatch.setattr(rules.time, "monotonic", lambda: now[0])
    return now


def quotas(group: Group, tier: Tier) -> dict[Scope, Quota]:
    return {limit.scope: limit.quota for limit in limits_of(group, tier)}


def make_rule(calls: int | None, **fields: Any) -> Rule:
    rule = Rule(
        **{"group": Group.SUBMIT, "tier": Tier.USER, "scope": Scope.USER, "calls": calls, **fields}
    )
    rule.full_clean()
    rule.save()
    return rule


def test_each_group_has_a_rule_for_everyone_who_can_ask() -> None:
    told = {(key.group, key.tier) for key in rules.defaults()}

    for group in set(Group) - {Group.SIGN_IN}:
        assert {(group, tier) for tier in (Tier.ANONYMOUS, Tier.USER, Tier.STAFF)} <= told, group
    assert (Group.SIGN_IN, Tier.ANONYMOUS) in told


def test_what_the_admin_sets_holds_within_seconds_and_goes_again(
    db: None, clock: list[float], staff_client: Client
) -> None:
    assert quotas(Group.SUBMIT, Tier.USER) == {Scope.USER: Quota(20), Scope.ADDRESS: Quota(600)}

    form = {"group": "submit", "tier": "user", "scope": "user", "calls": 7, "seconds": 30}
    response = staff_client.post(f"{LIST}add/", form)
    assert response.status_code == 302, response.content.decode()
    clock[0] += rules.ASK_EVERY_S
    assert quotas(Group.SUBMIT, Tier.USER)[Scope.USER] == Quota(7, 30)

    rule = Rule.objects.get()
    staff_client.post(f"{LIST}{rule.pk}/change/", {**form, "calls": ""})
    clock[0] += rules.ASK_EVERY_S
    assert quotas(Group.SUBMIT, Tier.USER) == {Scope.ADDRESS: Quota(600)}

    staff_client.post(f"{LIST}{rule.pk}/delete/", {"post": "yes"})
    clock[0] += rules.ASK_EVERY_S
    assert quotas(Group.SUBMIT, Tier.USER)[Scope.USER] == Quota(20)


def test_the_database_is_asked_every_few_seconds(
    db: None, clock: list[float], django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        first = limits_of(Group.READ, Tier.USER)
        clock[0] += rules.ASK_EVERY_S / 2
        assert limits_of(Group.READ, Tier.USER) is first
    with django_assert_num_queries(1):
        clock[0] += rules.ASK_EVERY_S / 2
        assert limits_of(Group.READ, Tier.USER) is first  # nothing changed


def test_while_the_database_is_away_what_was_known_holds(
    db: None, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_rule(7)
    assert quotas(Group.SUBMIT, Tier.USER)[Scope.USER] == Quota(7)

    def gone() -> dict[Key, Quota | None]:
        raise OperationalError("gone")

    monkeypatch.setattr(rules, "overrides", gone)
    clock[0] += rules.ASK_EVERY_S
    assert quotas(Group.SUBMIT, Tier.USER)[Scope.USER] == Quota(7)


@pytest.mark.parametrize(
    ("fields", "named", "told"),
    [
        ({"calls": 0}, "calls", "one call at least"),
        ({"calls": 10_000_000}, "calls", "Leave it empty"),
        ({"seconds": 0}, "seconds", "one second at least"),
        ({"seconds": 86_401}, "seconds", "one day"),
        ({"tier": Tier.ANONYMOUS}, "scope", "count addresses"),
        ({"tier": Tier.CONTEST, "group": Group.READ}, "tier", "within a contest"),
        ({"group": Group.SIGN_IN}, "tier", "nobody yet"),
        ({"group": "all"}, "group", "not a valid choice"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(
    db: None, fields: dict[str, Any], named: str, told: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        make_rule(**{"calls": 5, **fields})

    assert told in refused.value.message_dict[named][0]


def test_there_is_one_rule_for_each(db: None) -> None:
    make_rule(7)

    with pytest.raises(ValidationError, match="such a rule already"):
        make_rule(8)


def test_the_database_refuses_nonsense_too(db: None) -> None:
    checks = connection.introspection.get_constraints(connection.cursor(), Rule._meta.db_table)

    assert {"one_rule_each", "rule_allows_a_call", "rule_has_a_window"} <= set(checks)


def test_the_admin_shows_what_holds_now(db: None, clock: list[float], staff_client: Client) -> None:
    make_rule(7, seconds=30)
    make_rule(None, group=Group.READ)

    page = re.sub(r"<[^>]+>|\s+", " ", staff_client.get(LIST).content.decode())
    page = " ".join(page.split())

    assert "Submissions Users each user 7 in 30 s 20 in 60 s set above" in page
    assert "Submissions Users each address 600 in 60 s 600 in 60 s Set another" in page
    assert "Other pages and calls that read Users each user no limit 600 in 60 s" in page
    assert "Load shedding is at level 0 of 3" in page


def test_only_staff_who_may_see_them_do(owner: User, owner_client: Client) -> None:
    assert owner_client.get(LIST).status_code == 302
