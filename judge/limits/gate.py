"""May this call pass? What is asked for and who asks gives the rules; window.py counts.

Calls that do something are counted one by one. Of those that only read, a process reserves a batch at once and spends
it without asking Redis again; the batch grows with each that was spent in its time. So a caller who reads much pays one
round trip in many, and may read too much by what all processes hold in reserve: BATCH_MAX each.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from judge.accounts.identity import Reader
from judge.accounts.models import User
from judge.limits import rules, window
from judge.limits.address import address
from judge.limits.rules import Limits, Quota
from judge.limits.words import Group, Scope, Tier

BATCH_MIN = 4
BATCH_MAX = 32
# No batch takes a larger part of a limit.
BATCH_SHARE = 8
RESERVED_FOR_S = 20.0
# Whoever is refused need not be looked up again at once.
REFUSED_FOR_S = 1.0
MAX_CALLERS = 20_000


class Caller(NamedTuple):
    """Who asks."""

    tier: Tier
    address: str
    user_id: int | None = None
    token_id: int | None = None

    def name(self, scope: Scope) -> object:
        """Return whose calls the scope counts together; None: it does not concern this caller."""
        match scope:
            case Scope.USER:
                return self.user_id
            case Scope.TOKEN:
                return self.token_id
            case _:
                return self.address


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left to a caller by the tightest rule, or that nothing is."""

    group: Group
    quota: Quota
    remaining: int
    reset_s: int
    is_refused: bool = False

    @property
    def headers(self) -> dict[str, str]:
        """Return it as clients know it, and as the IETF's draft has it by now."""
        calls, seconds = self.quota
        return {
            "RateLimit-Limit": str(calls),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.reset_s),
            "RateLimit-Policy": f'"{self.group.value}";q={calls};w={seconds}',
            "RateLimit": f'"{self.group.value}";r={self.remaining};t={self.reset_s}',
        }


def caller_of(
    request: HttpRequest,
    user: User | AnonymousUser | Reader,
    *,
    token_id: int | None = None,
    tier: Tier | None = None,
) -> Caller:
    """Return who asks; `tier` where something else than the user decides that."""
    seen = address(request)
    if not user.is_authenticated:
        return Caller(Tier.ANONYMOUS, seen)
    return Caller(tier or (Tier.STAFF if user.is_staff else Tier.USER), seen, user.pk, token_id)


def count(group: Group, caller: Caller) -> Allowance | None:
    """Count a call and say whether it may pass; None: nothing limits it, or Redis is away."""
    if not settings.HAS_RATE_LIMITS:
        return None
    limits = rules.limits_of(group, caller.tier)
    if not limits:
        return None
    return _reserves.spend(group, caller, limits) or _count(group, caller, limits)


def look(group: Group, caller: Caller) -> Allowance | None:
    """Say how many more calls may pass, counting none."""
    if not settings.HAS_RATE_LIMITS:
        return None
    counters, quotas = _counters(group, caller, rules.limits_of(group, caller.tier))
    counted = window.count(counters, 0) if counters else None
    if counted is None:
        return None
    reset_s = max(1, math.ceil(counted.reset_ms / 1000))
    return Allowance(group, quotas[counted.place], counted.remaining, reset_s)


def forget() -> None:
    """Give up what is held in reserve."""
    _reserves.clear()


@dataclass(slots=True)
class _Reserve:
    """Calls that are counted already, or a refusal that still holds, until a time of this process's clock."""

    limits: Limits
    quota: Quota
    left: int
    batch: int
    remaining: int
    until: float
    reset_at: float
    is_refused: bool = False


class _Reserves:
    """What this process holds in reserve; those that asked least lately are given up."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: OrderedDict[tuple[Group, Caller], _Reserve] = OrderedDict()

    def spend(self, group: Group, caller: Caller, limits: Limits) -> Allowance | None:
        """Take one call out of the reserve; None: there is none."""
        now = time.monotonic()
        with self._lock:
            held = self._held.get((group, caller))
            # Rules that were changed are another tuple.
            if held is None or held.until <= now or held.limits is not limits:
                return None
            if held.left:
                held.left -= 1
            elif not held.is_refused:
                return None
            remaining = held.remaining + held.left
        reset_s = max(1, math.ceil(held.reset_at - now))
        return Allowance(group, held.quota, remaining, reset_s, held.is_refused)

    def next_batch(self, group: Group, caller: Caller, smallest_limit: int) -> int:
        """Return how many calls to reserve: twice as many as last time, when those were spent in their time."""
        with self._lock:
            held = self._held.get((group, caller))
        batch = BATCH_MIN
        if held is not None and not held.is_refused and not held.left:
            batch = min(2 * held.batch, BATCH_MAX)
        return max(1, min(batch, smallest_limit // BATCH_SHARE))

    def hold(self, group: Group, caller: Caller, reserve: _Reserve) -> None:
        """Keep it in place of what was held."""
        with self._lock:
            self._held[group, caller] = reserve
            self._held.move_to_end((group, caller))
            while len(self._held) > MAX_CALLERS:
                self._held.popitem(last=False)

    def clear(self) -> None:
        """Give up everything."""
        with self._lock:
            self._held.clear()


_reserves = _Reserves()


def _count(group: Group, caller: Caller, limits: Limits) -> Allowance | None:
    counters, quotas = _counters(group, caller, limits)
    if not counters:
        return None
    batch = 1
    if not group.is_exact:
        batch = _reserves.next_batch(group, caller, min(quota.calls for quota in quotas))
    counted = window.count(counters, batch)
    if counted is None:
        return None
    quota, reset_s = quotas[counted.place], counted.reset_ms / 1000
    now = time.monotonic()
    reserve = _Reserve(
        limits, quota, left=counted.granted - 1, batch=batch, remaining=counted.remaining,
        until=now + min(RESERVED_FOR_S, quota.seconds / 2), reset_at=now + reset_s,
    )  # fmt: skip
    if not counted.granted:
        reserve.left, reserve.is_refused = 0, True
        reserve.until = now + min(reset_s, REFUSED_FOR_S)
    if reserve.is_refused or not group.is_exact:
        _reserves.hold(group, caller, reserve)
    remaining = counted.remaining + reserve.left
    return Allowance(group, quota, remaining, max(1, math.ceil(reset_s)), reserve.is_refused)


def _counters(
    group: Group, caller: Caller, limits: Limits
) -> tuple[list[window.Counter], list[Quota]]:
    counters, quotas = [], []
    for scope, quota in limits:
        name = caller.name(scope)
        if name is not None:
            own = f"{group.value}:{caller.tier.value}:{scope.value}:{name}"
            # A window of another length is counted anew.
            counters.append(window.Counter(f"{own}:{quota.seconds}", *quota))
            quotas.append(quota)
    return counters, quotas
