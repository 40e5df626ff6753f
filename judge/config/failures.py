"""What is answered when no view can: in the API's shape below /api/, as a page elsewhere."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.views import defaults

from judge.api import refusal


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what cannot be understood, such as an unknown host."""
    if _is_api(request):
        return JsonResponse(
            {"code": "bad_request", "message": "The request cannot be read.", "fields": {}},
            status=400,
        )
    return defaults.bad_request(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer our own failure, which Django logs, or that the database is away."""
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError | InterfaceError):
        return _database_away(request, error)
    if _is_api(request):
        return JsonResponse(refusal.failure().data, status=500)
    return defaults.server_error(request)


def is_database_away(response: HttpResponseBase) -> bool:
    """Tell whether this was answered because the database is away."""
    return getattr(response, "is_database_away", False)


def _database_away(request: HttpRequest, error: OperationalError | InterfaceError) -> HttpResponse:
    answer = refusal.database_away()
    response: HttpResponse
    if _is_api(request):
        response = JsonResponse(answer.data, status=answer.status_code)
    else:
        # Without the request: what a page usually says of its reader would be asked of the database.
        response = HttpResponse(render_to_string("503.html"), status=answer.status_code)
    response.headers["Retry-After"] = answer.headers["Retry-After"]
    response.headers["Cache-Control"] = "no-store"
    response.is_database_away = True  # type: ignore[attr-defined]  # is_database_away() looks for it
    # Told once when it goes and once when it comes back, and not for each of a crowd.
    response._has_been_logged = refusal.is_absence(error)  # type: ignore[attr-defined]  # Django's mark
    return response


def _is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")
