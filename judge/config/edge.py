"""What every request must not hold, and what every answer carries that Django has no setting for."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

import structlog
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

logger = structlog.get_logger(__name__)

Answer = Callable[[HttpRequest], HttpResponse]

# Nothing here is drawn from a device, and nothing that is embedded may ask for one.
_UNUSED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "geolocation",
    "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "serial", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in _UNUSED)


def permissions_policy(answer: Answer) -> Answer:
    """Tell browsers which of their powers no page of this site uses."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware


def plain_address(answer: Answer) -> Answer:
    """Know nothing under an address with NUL in it, which PostgreSQL takes in no text.

    The API, whose addresses hold no texts, says so of what is asked in its own words.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        has_nul = "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", "")
        if has_nul and not request.path_info.startswith("/api/"):
            raise Http404("No address holds NUL.")
        return answer(request)

    return middleware


class OddFilters:
    """Show a list of the admin unfiltered where its address asks what cannot be asked, as Django does for most of that.

    A year of thirty digits, which Python or PostgreSQL refuses, it forgets; and pages of ours that filter as the list
    does, which would otherwise give all that was not asked for, lead back to the list.
    """

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as always."""
        return self._answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Lead to the list; whoever comes from there already meets the failure itself."""
        is_odd = isinstance(
            exception, IncorrectLookupParameters | ValueError | OverflowError | DataError
        )
        is_list = request.path_info.startswith("/admin/") and request.method in {"GET", "HEAD"}
        if not (is_odd and is_list and request.GET) or ERROR_FLAG in request.GET:
            return None
        logger.warning("odd_filter", path=request.path, error=str(exception))
        # A list's address ends with a slash, and what it has beside its rows stands right below.
        return HttpResponseRedirect(urljoin(request.path, f".?{ERROR_FLAG}=1"))
