"""`/api/me`: who is asking."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from judge.accounts.models import ApiToken, Theme, User
from judge.api.openapi import answers
from judge.api.permissions import SignedIn, signed_in
from judge.api.view import ApiView
from judge.submissions.document import utc


class Me(TypedDict):
    """The one who asks. `scopes` is what the token that was sent may do; null: signed in by session."""

    username: str
    email: str
    is_staff: bool
    theme: Literal["system", "light", "dark"]
    joined_at: str
    scopes: list[str] | None


class MeBody(serializers.Serializer[Any]):
    """What one can change."""

    theme = serializers.ChoiceField(Theme.choices, help_text="How pages look.")


class MeView(ApiView):
    """`GET` and `PATCH /api/me`."""

    permission_classes = (SignedIn,)

    @extend_schema(operation_id="me", **answers(Me, "You."))
    def get(self, request: Request) -> Response:
        """Return who you are."""
        return Response(_me(request))

    @extend_schema(operation_id="change_me", request=MeBody, **answers(Me, "You, changed."))
    def patch(self, request: Request) -> Response:
        """Change how pages look to you."""
        body = MeBody(data=request.data)
        body.is_valid(raise_exception=True)
        user = signed_in(request)
        user.theme = body.validated_data["theme"]
        user.save(update_fields=["theme"])
        return Response(_me(request))


def _me(request: Request) -> Me:
    user: User = signed_in(request)
    return {
        "username": user.username,
        "email": user.email,
        "is_staff": user.is_staff,
        "theme": user.theme,  # type: ignore[typeddict-item]  # the column's choices
        "joined_at": utc(user.date_joined),
        "scopes": list(request.auth.scopes) if isinstance(request.auth, ApiToken) else None,
    }
