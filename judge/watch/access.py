"""Who may read the site's figures: a holder of the token, an address that was allowed, this machine, and staff.

Addresses are looked at only where nobody stands in between: behind a reverse proxy every caller would be the proxy.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare


def may_read(request: HttpRequest) -> bool:
    """Tell whether the figures are for whoever asks."""
    return _has_token(request) or _is_near(request) or _is_staff(request)


def _has_token(request: HttpRequest) -> bool:
    scheme, _, told = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    token = settings.METRICS_TOKEN
    return bool(token) and scheme.lower() == "bearer" and constant_time_compare(told.strip(), token)


def _is_near(request: HttpRequest) -> bool:
    if "HTTP_X_FORWARDED_FOR" in request.META:
        return False
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    if settings.METRICS_ADDRESSES or settings.METRICS_TOKEN:
        return _is_in(address, settings.METRICS_ADDRESSES)
    return address.is_loopback


def _is_in(address: ipaddress.IPv4Address | ipaddress.IPv6Address, networks: Iterable[str]) -> bool:
    return any(address in ipaddress.ip_network(network) for network in networks)


def _is_staff(request: HttpRequest) -> bool:
    return request.user.is_staff and request.user.has_perm("submissions.view_judgement")
