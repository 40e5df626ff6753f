"""Where each call comes in, of pages and of the API alike: shed it, refuse it, or count it and let it pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from judge.accounts.models import User
from judge.limits import gate, shedding
from judge.limits.errors import NotNow, TooMany
from judge.limits.gate import Allowance
from judge.limits.words import Group, Tier

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
    user: User | AnonymousUser,
    *,
    token_id: int | None = None,
    tier: Tier | None = None,
) -> None:
    """Count the call; raise TooMany or Overloaded when it may not pass. `tier`: where the address decides it."""
    caller = gate.caller_of(request, user, token_id=token_id, tier=tier)
    try:
        shedding.check(group, caller.tier)
    except NotNow:
        keep(request, gate.look(group, caller))
        request.is_refused = True  # type: ignore[attr-defined]  # its speed says nothing of the load
        raise
    allowance = gate.count(group, caller)
    keep(request, allowance)
    if allowance is not None and allowance.is_refused:
        request.is_refused = True  # type: ignore[attr-defined]
        raise TooMany(allowance.reset_s)


def keep(request: HttpRequest, allowance: Allowance | None) -> None:
    """Remember what the answer's headers are to say."""
    request.allowance = allowance  # type: ignore[attr-defined]
