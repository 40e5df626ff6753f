"""What all calls have in common: the rate-limit headers, and no copies in shared caches."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from judge.api.permissions import MayRead


class ApiView(APIView):
    """A call of the API."""

    def finalize_response(
        self, request: Request, response: Any, *args: Any, **kwargs: Any
    ) -> Response:
        """Add the headers that every answer has."""
        final = super().finalize_response(request, response, *args, **kwargs)
        for name, value in self._common_headers(request).items():
            final.headers.setdefault(name, value)
        return final

    def _common_headers(self, request: HttpRequest | Request) -> dict[str, str]:
        allowance = getattr(request, "allowance", None)
        return {
            # Answers depend on who asks, and must not be shown again after signing out.
            "Cache-Control": "private, no-cache",
            **(allowance.headers() if allowance else {}),
        }


class NothingHere(ApiView):
    """Answer for every address below /api/ that is none."""

    permission_classes = (MayRead,)
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Say that there is nothing, whatever the method and whoever asks."""
        raise NotFound
