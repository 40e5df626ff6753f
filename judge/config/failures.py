"""What is answered when no view can: in the API's shape below /api/, as a page elsewhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
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
    """Answer our own failure; Django has logged it."""
    if _is_api(request):
        return JsonResponse(refusal.failure().data, status=500)
    return defaults.server_error(request)


def _is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")
