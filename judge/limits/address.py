"""Where a request comes from."""

from __future__ import annotations

import ipaddress
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "unknown"


def address(request: HttpRequest) -> str:
    """Return where the request came from: an IPv4 address, or the /64 network that one IPv6 subscriber has."""
    proxies = settings.PROXY_COUNT
    seen = request.META.get("REMOTE_ADDR", "")
    if proxies:
        told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        # Each of our proxies appends whom it saw; what stands before that anyone can write.
        if proxies <= len(told):
            seen = told[-proxies].strip()
    return _network(seen[:64])


@lru_cache(10_000)
def _network(seen: str) -> str:
    try:
        parsed = ipaddress.ip_address(seen)
    except ValueError:
        return UNKNOWN
    if parsed.version == 6:
        mapped = parsed.ipv4_mapped
        if mapped is not None:  # an IPv4 address, as a socket for both kinds tells it
            return str(mapped)
        return str(ipaddress.ip_network(f"{parsed}/64", strict=False).network_address)
    return str(parsed)
