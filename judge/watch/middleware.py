"""Count each request, and give it an id that stands in the answer and in each of its log lines.

A crowd polls, so this may cost some microseconds and no more: no line is logged for a request that went well.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import getrandbits
from time import perf_counter

import structlog
from django.http import HttpRequest, HttpResponse
from structlog.contextvars import bind_contextvars, unbind_contextvars

from judge.meters import REQUEST_SECONDS, REQUESTS, REQUESTS_IN_FLIGHT

logger = structlog.get_logger(__name__)

HEADER = "X-Request-ID"
SLOW_S = 2.0
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_SANE = re.compile(r"[A-Za-z0-9_.:-]{1,64}")

GetResponse = Callable[[HttpRequest], HttpResponse]


def watched(get_response: GetResponse) -> GetResponse:
    """Return the middleware: the outermost, so that all that a request costs is seen."""
    # Found once for each route, method and status: there are some hundreds.
    meters: dict[tuple[str, str, int], tuple[Callable[[], None], Callable[[float], None]]] = {}

    def middleware(request: HttpRequest) -> HttpResponse:
        id = request.META.get("HTTP_X_REQUEST_ID", "")
        if not _SANE.fullmatch(id):
            id = f"{getrandbits(64):016x}"
        bind_contextvars(request=id)
        REQUESTS_IN_FLIGHT.inc()
        began = perf_counter()
        try:
            response = get_response(request)
            took = perf_counter() - began
            what = route_of(request), method_of(request), response.status_code
            known = meters.get(what)
            if known is None:
                route, method, status = what
                known = meters[what] = (
                    REQUESTS.labels(route, method, str(status)).inc,
                    REQUEST_SECONDS.labels(route, method).observe,
                )
            count, observe = known
            count()
            observe(took)
            if took >= SLOW_S:
                route, method, status = what
                logger.warning(
                    "slow_request", route=route, method=method, status=status, took_s=round(took, 3)
                )
            response.headers[HEADER] = id
            return response
        finally:
            REQUESTS_IN_FLIGHT.dec()
            unbind_contextvars("request")

    return middleware


def route_of(request: HttpRequest) -> str:
    """Return the name of the route that the request took, never its path."""
    match = request.resolver_match
    if match is not None:
        return match.view_name
    return "static" if request.path_info.startswith("/static/") else "none"


def method_of(request: HttpRequest) -> str:
    """Return the method, and one word for all that nobody has heard of."""
    method = request.method or ""
    return method if method in METHODS else "other"
