"""Has the trail of judge/audit tell what a request of staff's changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from judge.audit.actor import SAFE, Deed, begin
from judge.limits.address import address

_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


class TrailMiddleware:
    """Begins once it is known who asks, for calls of the API at authentication; ends with the answer."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and let nobody act any more."""
        if request.method in SAFE:
            return self._answer(request)
        deed = Deed(address(request), f"{request.method} {request.path}")
        request.deed = deed  # type: ignore[attr-defined]
        try:
            return self._answer(request)
        finally:
            deed.end()

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        """Note who asks for a page, once the request is known to come from one of ours."""
        deed: Deed | None = getattr(request, "deed", None)
        if deed is None or request.path.startswith("/api/"):
            return
        # Actions of the admin all have the list's address.
        if request.content_type in _FORMS and (action := request.POST.get("action")):
            deed.request += f" {action}"
        begin(request, request.user)
