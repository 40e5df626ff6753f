"""Last known copies of public pages and answers, shown while the database is away, and only then.

What is kept is what nobody in particular is shown: when a copy is missing or old, the one who has just been answered
waits while the page is made once more without a name. So nothing of anybody's can get into a copy, and pages that only
people who have signed in read are copied too. The copies lie in the cache, where all processes find them.
"""

from __future__ import annotations

import re
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock

from django.core.cache import cache
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.http import http_date

from judge.config import failures

KEPT_FOR_S = 24 * 3600
MAX_BYTES = 512 * 1024
MAX_KNOWN = 10_000
# A crowd that polls a copy is answered by the caches in front, as when all is well.
FRESH_S = 1
# How old a copy may become before it is made anew: boards move, statements hardly do.
_RENEWED_AFTER_S = {"board": 15, "contest": 60, "problem": 300}
_COPIED = re.compile(
    r"(?P<board>/api/leaderboard(/[^/]+)?|/leaderboard/"
    r"|/contests/[^/]+/board/|/api/contests/[^/]+/(leaderboard|pulse))"
    r"|(?P<contest>/contests/([^/]+/)?|/api/contests(/[^/]+)?)"
    r"|(?P<problem>/|/problems/[^/]+/|/languages/|/api/problems(/[^/]+)?|/api/languages)"
)
_PAGE = re.compile(r"(page=\d{1,5})?")
# What makes an answer somebody's own, or only a part of one.
_TAKEN_OFF = (
    "HTTP_COOKIE",
    "HTTP_AUTHORIZATION",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_ACCEPT_ENCODING",
)
_SHOWN = frozenset({200, 304})
_REFUSED = frozenset({401, 403, 404})
_BODY = re.compile(rb"<body[^>]*>")

GetResponse = Callable[[HttpRequest], HttpResponseBase]


@dataclass(frozen=True)
class Copy:
    """An answer, as it was at that time."""

    made_at: float
    content_type: str
    packed: bytes


class LastKnownCopies:
    """Keep copies of what is public, and answer with them what the database cannot."""

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response
        self._lock = Lock()
        self._made_at: OrderedDict[str, float] = OrderedDict()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as always, or with a copy."""
        renewed_after_s = _renewed_after_s(request)
        response = self._get_response(request)
        if renewed_after_s is None:
            return response
        if failures.is_database_away(response):
            copy = cache.get(_key(request))
            return response if copy is None else _shown(request, copy)
        if response.status_code in _REFUSED:
            # What is not for everyone any more is not shown as a copy either.
            cache.delete(_key(request))
        elif response.status_code in _SHOWN and self._is_turn(_key(request), renewed_after_s):
            self._keep(request)
        return response

    def _is_turn(self, key: str, renewed_after_s: float) -> bool:
        """Tell whether a copy is to be made, and let the others know that it is."""
        now = time.monotonic()
        with self._lock:
            if now - self._made_at.get(key, -renewed_after_s) < renewed_after_s:
                return False
            self._made_at[key] = now
            self._made_at.move_to_end(key)
            while len(self._made_at) > MAX_KNOWN:
                self._made_at.popitem(last=False)
            return True

    def _keep(self, request: HttpRequest) -> None:
        environ = {name: value for name, value in request.META.items() if name not in _TAKEN_OFF}
        # As a server hands it over: bytes, each as one character.
        path = request.path_info.encode().decode("iso-8859-1")
        unnamed = WSGIRequest({**environ, "REQUEST_METHOD": "GET", "PATH_INFO": path})
        # It is nobody's call, so no limit counts it (judge/limits/door.py).
        unnamed.allowance = None  # type: ignore[attr-defined]  # as the door sets it
        response = self._get_response(unnamed)
        if response.status_code >= 500:
            return
        content = response.content if isinstance(response, HttpResponse) else b""
        if response.status_code != 200 or not 0 < len(content) <= MAX_BYTES:
            cache.delete(_key(request))
            return
        copy = Copy(time.time(), response.headers["Content-Type"], zlib.compress(content))
        cache.set(_key(request), copy, timeout=KEPT_FOR_S)


def _renewed_after_s(request: HttpRequest) -> float | None:
    """Return how old a copy of this may become; None: it is not copied."""
    copied = _COPIED.fullmatch(request.path)
    if copied is None or not isinstance(request, WSGIRequest):
        return None
    if request.method not in {"GET", "HEAD"}:
        return None
    if not _PAGE.fullmatch(request.META.get("QUERY_STRING", "")):
        return None
    if connection.in_atomic_block:  # it may show what never comes true
        return None
    return next(_RENEWED_AFTER_S[name] for name, found in copied.groupdict().items() if found)


def _key(request: HttpRequest) -> str:
    # The host stands in pages: in the address of the sockets.
    return f"copy:{request.get_host()}:{request.get_full_path()}"


def _shown(request: HttpRequest, copy: Copy) -> HttpResponse:
    """Return the copy, said to be one and since when."""
    made_at = datetime.fromtimestamp(copy.made_at, UTC)
    content = zlib.decompress(copy.packed)
    if copy.content_type.startswith("text/html"):
        notice = render_to_string("web/copy.html", {"made_at": made_at})
        content = _BODY.sub(lambda body: body[0] + notice.encode(), content, count=1)
    return HttpResponse(
        content,
        content_type=copy.content_type,
        headers={
            "Warning": f'111 - "The database is away; this is a copy" "{http_date(copy.made_at)}"',
            "Age": str(max(0, int(time.time() - copy.made_at))),
            "Cache-Control": f"public, max-age={FRESH_S}",
        },
    )
