"""Rate limits: so many calls of a kind in a minute, for each user and for each address.

The counters live in the cache and fail open with it. Windows are fixed, so at the turn of a minute twice the number
can pass: this keeps one user from filling the queue and costs one round trip; it is not accounting.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

WINDOW_S = 60


@dataclass(frozen=True)
class Allowance:
    """What is left of a limit, for the RateLimit headers."""

    limit: int
    remaining: int
    reset_s: int

    def headers(self) -> dict[str, str]:
        """Return them as the headers of the IETF draft, in the form that clients know."""
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.reset_s),
        }


class RateLimit(BaseThrottle):
    """A limit by the setting `name`; only calls that do something count."""

    name: str

    def __init__(self) -> None:
        self.wait_s: int | None = None

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Count the call and tell whether it may pass."""
        if request.method != "POST" or not settings.HAS_RATE_LIMITS:
            return True
        reset_s = WINDOW_S - int(time.time()) % WINDOW_S
        left = min(
            (
                Allowance(limit, limit - _count(f"{self.name}:{who}"), reset_s)
                for who, limit in self._limits(request)
            ),
            key=lambda allowance: allowance.remaining,
        )
        request.allowance = Allowance(left.limit, max(left.remaining, 0), reset_s)  # type: ignore[attr-defined]  # ApiView reads it
        if left.remaining < 0:
            self.wait_s = reset_s
        return left.remaining >= 0

    def wait(self) -> float | None:
        """Return in how many seconds to try again."""
        return self.wait_s

    def _limits(self, request: Request) -> Iterator[tuple[str, int]]:
        per_user, per_address = settings.RATE_LIMITS[self.name]
        if request.user and request.user.is_authenticated:
            yield f"user:{request.user.pk}", per_user
        yield f"address:{address(request)}", per_address


class SubmitLimit(RateLimit):
    """Submissions."""

    name = "submit"


class RunLimit(RateLimit):
    """Runs."""

    name = "run"


def address(request: HttpRequest | Request) -> str:
    """Return where the request came from: an IPv4 address, or the /64 network that one IPv6 subscriber has."""
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    proxies = settings.PROXY_COUNT
    # Each of our proxies appends whom it saw; what stands before that anyone can write.
    seen = told[-proxies] if 0 < proxies <= len(told) else request.META.get("REMOTE_ADDR", "")
    try:
        parsed = ipaddress.ip_address(seen)
    except ValueError:
        return "unknown"
    if parsed.version == 6:
        return str(ipaddress.ip_network(f"{parsed}/64", strict=False).network_address)
    return str(parsed)


def _count(who: str) -> int:
    """Count one more in this window and return how many there were."""
    key = f"limit:{who}:{int(time.time()) // WINDOW_S}"
    if cache.add(key, 1, timeout=WINDOW_S + 1):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ran out, or the cache went away, in between
        return 1
