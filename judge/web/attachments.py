"""Pictures and files of a statement."""

from __future__ import annotations

import zlib

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from judge.api.problems import open_problem
from problems.models import Attachment, Problem

# What a browser may show by itself; everything else is downloaded.
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"})


@require_safe
def attachment(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
    """Answer with the file, never as a page of this site."""
    return answer_with(request, open_problem(slug, request.user), name)


def answer_with(request: HttpRequest, problem: Problem, name: str) -> HttpResponseBase:
    """Answer with a file of a problem that the reader may open."""
    found = get_object_or_404(
        Attachment.objects.select_related("blob"), version=problem.current_version, name=name
    )
    etag = f'"{found.blob_id}"'
    response: HttpResponseBase
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponseNotModified()
    else:
        is_shown = found.media_type in SHOWN
        response = HttpResponse(
            zlib.decompress(found.blob.data),
            content_type=found.media_type if is_shown else "application/octet-stream",
        )
        disposition = content_disposition_header(not is_shown, name.rpartition("/")[2])
        if disposition is not None:
            response.headers["Content-Disposition"] = disposition
    response.headers["ETag"] = etag
    response.headers["X-Content-Type-Options"] = "nosniff"
    # An SVG that is opened by itself may neither run scripts nor load anything.
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    )
    patch_cache_control(response, private=True, max_age=300)
    return response
