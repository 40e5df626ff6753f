"""`GET /metrics`."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from prometheus_client import CONTENT_TYPE_LATEST

from judge.watch.access import may_read
from judge.watch.exposition import exposition

REFUSED = (
    "The figures are not public. Send GAVEL_METRICS_TOKEN as `Authorization: Bearer ...`, have your address listed in "
    "GAVEL_METRICS_ADDRESSES, or sign in as staff.\n"
)


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with all figures of the site."""
    if not may_read(request):
        return HttpResponse(
            REFUSED,
            status=401,
            content_type="text/plain; charset=utf-8",
            headers={"WWW-Authenticate": 'Bearer realm="metrics"'},
        )
    return HttpResponse(exposition.text(), content_type=CONTENT_TYPE_LATEST)
