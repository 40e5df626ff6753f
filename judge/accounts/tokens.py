"""API tokens: made once, shown once, kept as a SHA-256.

A secret is `gvl_` and 43 random characters, so that scanners find a leaked one. With 256 random bits a fast hash is
enough, and it lets the database find the row by it.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from judge.accounts.models import ApiToken, Scope, User

PREFIX = "gvl_"
SECRET_FORM = re.compile(r"gvl_[A-Za-z0-9_-]{43}", re.ASCII)
MAX_PER_USER = 20
# A poll must not cost a write, so the time of last use is no finer than this.
LAST_USE_STEP = timedelta(minutes=1)


class TokenLimitReached(Exception):
    """The user has as many tokens as one may have."""


def issue(
    user: User, *, name: str, scopes: Sequence[Scope], expires_at: datetime | None
) -> tuple[ApiToken, str]:
    """Make a token and return it with its secret, which cannot be had again."""
    if user.api_tokens.count() >= MAX_PER_USER:
        raise TokenLimitReached(f"You have {MAX_PER_USER} tokens; revoke one first.")
    secret = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=user,
        name=name,
        digest=digest_of(secret),
        scopes=sorted({scope.value for scope in scopes}),
        expires_at=expires_at,
    )
    return token, secret


def find(secret: str) -> ApiToken | None:
    """Return the token of that secret with its user, unless it has expired or the user is barred."""
    if not SECRET_FORM.fullmatch(secret):
        return None
    now = timezone.now()
    token = (
        ApiToken.objects.select_related("user")
        .filter(Q(expires_at__isnull=True) | Q(expires_at__gt=now))
        .filter(digest=digest_of(secret), user__is_active=True)
        .first()
    )
    if token is not None and (
        token.last_used_at is None or token.last_used_at < now - LAST_USE_STEP
    ):
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token


def revoke(user: User, token_id: int) -> bool:
    """Delete the user's token; tell whether there was one."""
    deleted, _ = ApiToken.objects.filter(user=user, pk=token_id).delete()
    return bool(deleted)


def allows(token: ApiToken, scope: Scope) -> bool:
    """Tell whether the token may do what the scope covers; `submit` includes `read`."""
    return covers(token.scopes, scope)


def covers(scopes: Sequence[str], scope: Scope) -> bool:
    """Tell whether these scopes are enough for what the one covers."""
    return scope in scopes or (scope == Scope.READ and Scope.SUBMIT in scopes)


def digest_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
