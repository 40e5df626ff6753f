"""Who may: anyone, someone signed in, someone whose token has the scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from judge.accounts import tokens
from judge.accounts.models import ApiToken, Scope, User
from judge.api.errors import ScopeMissing

if TYPE_CHECKING:  # it imports this module, by way of the settings
    from rest_framework.views import APIView


class MayRead(BasePermission):
    """Anyone may read; a token that is sent must be one for it."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Tell whether the request may pass."""
        _check_scope(request, Scope.READ)
        return True


class SignedIn(BasePermission):
    """Someone signed in; a token must have the scope: `read` to look, `submit` to do."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Tell whether the request may pass."""
        _check_scope(request, Scope.READ if request.method in SAFE_METHODS else Scope.SUBMIT)
        return bool(request.user and request.user.is_authenticated)


class SignedInBySession(BasePermission):
    """Someone signed in by session: what a leaked token must not be able to do."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Tell whether the request may pass."""
        if isinstance(request.auth, ApiToken):
            raise ScopeMissing("A token cannot do this; sign in with your browser.")
        return bool(request.user and request.user.is_authenticated)


def reader(request: Request) -> User | AnonymousUser:
    """Return who asks, perhaps nobody."""
    return request.user


def signed_in(request: Request) -> User:
    """Return who asks, where the permission has made sure that it is someone."""
    assert isinstance(request.user, User)
    return request.user


def _check_scope(request: Request, scope: Scope) -> None:
    if isinstance(request.auth, ApiToken) and not tokens.allows(request.auth, scope):
        raise ScopeMissing(f"This token lacks the scope `{scope}`; make one that has it.")
