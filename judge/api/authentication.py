"""Who asks: a browser's session, or a token in the Authorization header."""

from __future__ import annotations

from rest_framework import authentication, exceptions
from rest_framework.request import Request

from judge.accounts import identity, tokens
from judge.accounts.models import ApiToken, User
from judge.api.errors import CsrfRefused
from judge.audit.actor import begin


class BearerAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer gvl_...`."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """Return the token and its user; refuse a token that is unknown, expired or revoked."""
        scheme, _, secret = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        secret = secret.strip()
        token = identity.by_token(secret) or tokens.find(secret)
        if token is None:
            raise exceptions.AuthenticationFailed(
                "This token is unknown, has expired or was revoked; make a new one.",
                code="invalid_token",
            )
        begin(request._request, token.user)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """Return what a 401 asks for."""
        return 'Bearer realm="api"'


class SessionAuthentication(authentication.SessionAuthentication):
    """The session cookie, with Django's CSRF check."""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        """Return who has signed in."""
        found: tuple[User, None] | None = super().authenticate(request)
        if found is not None:
            begin(request._request, found[0])
        return found

    def enforce_csrf(self, request: Request) -> None:
        """Refuse what another site could have sent, in the API's own words."""
        try:
            super().enforce_csrf(request)
        except exceptions.PermissionDenied as error:
            raise CsrfRefused from error
