"""Where each call comes in, of pages and of the API alike: shed it, refuse it, or count it and let it pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from judge.accounts.identity import Reader
from judge.accounts.models import User
from judge.limits import gate, shedding
from judge.limits.errors import NotNow, TooMany
from judge.limits.gate import Allowance
from judge.limits.words import Group, Tier
from judge.meters import CALLS_REFUSED

View = TypeVar("View", bound=Callable[..., Any])


def counts_as(group: Group) -> Callable[[View], View]:
    """Say what a page counts as, where its method does not say it."""

    def mark(view: View) -> View:
        view.limit_group = group  # type: ignore[attr-defined]  # read by the middleware
        return view

    return mark


def admit(
    request: HttpRequest,
    group: Group,
    user: User | AnonymousUser | Reader,
    *,
    token_id: int | None = None,
    tier: Tier | None = None,
) -> None:
    """Count the call, once; raise TooMany or Overloaded when it may not pass. `tier`: where the address says it."""
    try:
        shedding.check(group, tier)
    except NotNow:
        caller = gate.caller_of(request, user, token_id=token_id, tier=tier)
        request.allowance = gate.look(group, caller)  # type: ignore[attr-defined]  # for the headers
        _refuse(request, group, "load")
        raise
    if not settings.HAS_RATE_LIMITS:
        return
    if not hasattr(request, "allowance"):
        caller = gate.caller_of(request, user, token_id=token_id, tier=tier)
        request.allowance = gate.count(group, caller)  # type: ignore[attr-defined]  # the middleware tells it
    allowance: Allowance | None = request.allowance  # type: ignore[attr-defined]  # set above, if not before
    if allowance is not None and allowance.is_refused:
        _refuse(request, group, "limit")
        raise TooMany(allowance.reset_s)


def _refuse(request: HttpRequest, group: Group, why: str) -> None:
    if not hasattr(request, "is_refused"):
        # How fast it is answered says nothing of the load.
        request.is_refused = True  # type: ignore[attr-defined]  # read by the middleware
        CALLS_REFUSED.labels(group.value, why).inc()
