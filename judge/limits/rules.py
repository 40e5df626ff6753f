"""The rules that hold: the defaults, and over them what the admin has set.

Each process asks the database for the latter every few seconds, so a change holds within seconds without a restart;
while the database is away, what was known last goes on to hold.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError

from judge.limits.models import Rule
from judge.limits.words import Group, Scope, Tier

logger = logging.getLogger(__name__)

ASK_EVERY_S = 3.0
MINUTE = 60


class Key(NamedTuple):
    """What a rule is about; there is one rule for each."""

    group: Group
    tier: Tier
    scope: Scope


class Quota(NamedTuple):
    """So many calls in so many seconds."""

    calls: int
    seconds: int = MINUTE


class Limit(NamedTuple):
    """A rule that holds for a group and a tier."""

    scope: Scope
    quota: Quota


Limits = tuple[Limit, ...]


class Held(NamedTuple):
    """What holds for a key, and why: the default (None: no limit) or what the admin has set (None: no limit)."""

    key: Key
    default: Quota | None
    is_set: bool
    set_to: Quota | None

    @property
    def now(self) -> Quota | None:
        """Return what holds; None: no limit."""
        return self.set_to if self.is_set else self.default


STAFF_TIMES = 5
CONTEST_TIMES = 3
# Who is not signed in shares an address, and so its limit, with a whole class.
_DEFAULTS: Mapping[Group, Mapping[Tier, Mapping[Scope, Quota]]] = {
    Group.POLL: {
        Tier.ANONYMOUS: {Scope.ADDRESS: Quota(600)},
        Tier.USER: {Scope.USER: Quota(600), Scope.ADDRESS: Quota(60_000)},
        Tier.STAFF: {Scope.USER: Quota(3_000)},
    },
    Group.LIST: {
        Tier.ANONYMOUS: {Scope.ADDRESS: Quota(600)},
        Tier.USER: {Scope.USER: Quota(240), Scope.ADDRESS: Quota(6_000)},
        Tier.STAFF: {Scope.USER: Quota(1_200)},
    },
    Group.READ: {
        Tier.ANONYMOUS: {Scope.ADDRESS: Quota(1_200)},
        Tier.USER: {Scope.USER: Quota(600), Scope.ADDRESS: Quota(12_000)},
        Tier.STAFF: {Scope.USER: Quota(3_000)},
    },
    Group.WRITE: {
        Tier.ANONYMOUS: {Scope.ADDRESS: Quota(60)},
        Tier.USER: {Scope.USER: Quota(60), Scope.ADDRESS: Quota(3_000)},
        Tier.STAFF: {Scope.USER: Quota(600)},
    },
    Group.CLARIFY: {
        Tier.ANONYMOUS: {Scope.ADDRESS: Quota(60)},
        Tier.USER: {Scope.USER: Quota(10, 300), Scope.ADDRESS: Quota(600, 300)},
        Tier.STAFF: {Scope.USER: Quota(120)},
    },
    Group.EXPORT: {
        Tier.ANONYMOUS: {Scope.ADDRESS: Quota(20, 600)},
        Tier.USER: {Scope.USER: Quota(10, 600), Scope.ADDRESS: Quota(120, 600)},
        Tier.STAFF: {Scope.USER: Quota(60, 600)},
    },
    Group.UPLOAD: {
        Tier.ANONYMOUS: {Scope.ADDRESS: Quota(60)},
        Tier.USER: {Scope.USER: Quota(60)},
        Tier.STAFF: {Scope.USER: Quota(120)},
    },
    Group.SIGN_IN: {Tier.ANONYMOUS: {Scope.ADDRESS: Quota(20)}},
}


def defaults() -> dict[Key, Quota]:
    """Return what holds where the admin has set nothing else; submissions and runs have settings of their own."""
    found = {
        Key(group, tier, scope): quota
        for group, tiers in _DEFAULTS.items()
        for tier, scopes in tiers.items()
        for scope, quota in scopes.items()
    }
    for group in (Group.SUBMIT, Group.RUN):
        of_user, of_address = settings.RATE_LIMITS.get(group.value, (MINUTE, MINUTE))
        found[Key(group, Tier.ANONYMOUS, Scope.ADDRESS)] = Quota(of_address)
        for tier, times in (
            (Tier.USER, 1),
            (Tier.STAFF, STAFF_TIMES),
            (Tier.CONTEST, CONTEST_TIMES),
        ):
            found[Key(group, tier, Scope.USER)] = Quota(times * of_user)
            found[Key(group, tier, Scope.ADDRESS)] = Quota(times * of_address)
    return found


def overrides() -> dict[Key, Quota | None]:
    """Return what the admin has set; None: no limit."""
    return {
        Key(Group(group), Tier(tier), Scope(scope)): None
        if calls is None
        else Quota(calls, seconds)
        for group, tier, scope, calls, seconds in Rule.objects.order_by().values_list(
            "group", "tier", "scope", "calls", "seconds"
        )
    }


def limits_of(group: Group, tier: Tier) -> Limits:
    """Return the rules that hold now. As long as they are the same, so is the tuple."""
    made_from = settings.RATE_LIMITS
    holding = _known.holding
    if time.monotonic() >= _known.asked_at + ASK_EVERY_S or holding.made_from is not made_from:
        holding = _known.ask(made_from)
    return holding.limits.get((group, tier), ())


def holding() -> list[Held]:
    """Return what holds now for everything that a rule can be about, as the database has it."""
    by_default, set_by_admin = defaults(), overrides()
    keys = sorted({**by_default, **set_by_admin}, key=_order)
    return [
        Held(key, by_default.get(key), key in set_by_admin, set_by_admin.get(key)) for key in keys
    ]


def forget() -> None:
    """Ask the database at the next call."""
    _known.asked_at = float("-inf")


@dataclass(frozen=True)
class _Holding:
    made_from: object
    set_by_admin: Mapping[Key, Quota | None]
    limits: Mapping[tuple[Group, Tier], Limits]


class _Known:
    """What this process knows of the rules."""

    def __init__(self) -> None:
        self.asked_at = float("-inf")
        self.holding = _Holding(None, {}, {})

    def ask(self, made_from: object) -> _Holding:
        # First, so that other threads go on with what is known instead of asking too.
        self.asked_at = time.monotonic()
        held = self.holding
        set_by_admin = held.set_by_admin
        try:
            set_by_admin = overrides()
        except DatabaseError as error:
            logger.warning(
                "The limits set in the admin cannot be read, keeping those known: %s", error
            )
        if held.made_from is not made_from or set_by_admin != held.set_by_admin:
            self.holding = _Holding(made_from, set_by_admin, _by_caller(set_by_admin))
        return self.holding


def _by_caller(set_by_admin: Mapping[Key, Quota | None]) -> dict[tuple[Group, Tier], Limits]:
    found: dict[tuple[Group, Tier], Limits] = {}
    for key, quota in {**defaults(), **set_by_admin}.items():
        if quota is not None:
            mine = found.get((key.group, key.tier), ())
            found[key.group, key.tier] = (*mine, Limit(key.scope, quota))
    return found


def _order(key: Key) -> tuple[int, int, int]:
    return list(Group).index(key.group), list(Tier).index(key.tier), list(Scope).index(key.scope)


_known = _Known()
