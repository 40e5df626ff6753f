"""Around every request: pages are counted, answers say what is left, and how long they took is remembered.

Calls of the API count themselves once they know who asks (judge/api/view.py). What shared caches may keep says nothing
of a caller: it would tell everyone what is left to one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from judge.limits import gate, shedding
from judge.limits.door import admit
from judge.limits.errors import NotNow, TooMany
from judge.limits.words import SAFE, Group

API = "/api/"
ADMIN = "/admin/"
# The pages to sign in by have limits of their own (settings.ACCOUNT_RATE_LIMITS), and what watches the site none.
UNCOUNTED = ("/accounts/", "/healthz", "/readyz", "/metrics")


class LimitMiddleware:
    """Stands first, so that whatever is answered passes it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and add what is left to the caller."""
        begin = time.monotonic()
        response = self._get_response(request)
        # Neither files nor refusals, which are quick whatever the load.
        if request.resolver_match is not None and not getattr(request, "is_refused", False):
            shedding.note(request, time.monotonic() - begin)
        if "public" not in response.headers.get("Cache-Control", ""):
            _tell(request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        """Count a page, or answer that it cannot be had now."""
        group = _group_of(request, view)
        if group is None:
            return None
        try:
            admit(request, group, AnonymousUser() if group is Group.SIGN_IN else request.user)
        except NotNow as refusal:
            return _refused(request, refusal)
        return None


def _group_of(request: HttpRequest, view: Any) -> Group | None:
    """Return what a page counts as; None: it is not counted, or counts itself."""
    if hasattr(getattr(view, "cls", None), "limit_group"):
        return None
    told: Group | None = getattr(view, "limit_group", None)
    if told is not None:
        return told
    if request.path.startswith(ADMIN):
        # Whoever could mend a rule must not be kept out by it.
        if request.method in SAFE:
            return None
        if request.path == f"{ADMIN}login/":
            return Group.SIGN_IN
        return Group.UPLOAD if _has_files(request) else None
    if request.path.startswith(UNCOUNTED):
        return None
    return Group.by_method(request.method)


def _has_files(request: HttpRequest) -> bool:
    return str(request.META.get("CONTENT_TYPE", "")).startswith("multipart/")


def _tell(request: HttpRequest, response: HttpResponseBase) -> None:
    if not hasattr(request, "allowance"):
        if not request.path.startswith(API):
            return
        # Answered before anybody asked who it is.
        allowance = gate.look(Group.READ, gate.caller_of(request, AnonymousUser()))
    else:
        allowance = request.allowance
    if allowance is None:
        return
    for name, value in allowance.headers.items():
        response.headers[name] = value
    if allowance.group is Group.LIST and response.status_code < 400:
        again_s = shedding.list_again_s()
        if again_s is not None:
            response.headers["Retry-After"] = str(again_s)


def _refused(request: HttpRequest, refusal: NotNow) -> HttpResponse:
    page, status = ("429.html", 429) if isinstance(refusal, TooMany) else ("busy.html", 503)
    response = render(request, page, {"retry_after_s": refusal.retry_after_s}, status=status)
    response.headers["Retry-After"] = str(refusal.retry_after_s)
    response.headers["Cache-Control"] = "private, no-store"
    return response
