"""What all calls have in common: each is counted once it is known who asks, and shared caches keep no copy."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from judge.accounts.models import ApiToken
from judge.api.permissions import MayRead
from judge.limits.door import admit
from judge.limits.words import Group, Tier


class ApiView(APIView):
    """A call of the API."""

    # What it counts as; None: by its method. And who is taken to ask, where that is not the user's own tier.
    limit_group: ClassVar[Group | None] = None
    limit_tier: ClassVar[Tier | None] = None

    def perform_authentication(self, request: Request) -> None:
        """Find out who asks and count the call, with a name or without; so guesses at a token are counted too."""
        try:
            super().perform_authentication(request)
        finally:
            self.count(request)

    def count(self, request: Request) -> None:
        """Count the call; raise TooMany or Overloaded when it may not pass."""
        group = self.limit_group or Group.by_method(request.method)
        token_id = request.auth.pk if isinstance(request.auth, ApiToken) else None
        admit(request._request, group, request.user, token_id=token_id, tier=self.limit_tier)

    def finalize_response(
        self, request: Request, response: Any, *args: Any, **kwargs: Any
    ) -> Response:
        """Add the headers that every answer has."""
        final = super().finalize_response(request, response, *args, **kwargs)
        # Answers depend on who asks, and must not be shown again after signing out.
        final.headers.setdefault("Cache-Control", "private, no-cache")
        return final


class NothingHere(ApiView):
    """Answer for every address below /api/ that is none."""

    permission_classes = (MayRead,)
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Say that there is nothing, whatever the method and whoever asks."""
        raise NotFound
