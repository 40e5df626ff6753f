"""Answers that a client may have already: named by an ETag, and not sent again while they are the same."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response


def etag_of(content: bytes) -> str:
    """Return the name of exactly these bytes."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return the response, or 304 without a body where the request says that the client has it."""
    if "HTTP_IF_NONE_MATCH" not in request.META:
        return response
    etag = response.headers["ETag"]
    return get_conditional_response(request, etag=etag, response=response) or response
