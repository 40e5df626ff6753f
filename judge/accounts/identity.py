"""Who asks, found by one or two plain questions to the database: for calls that a crowd makes every second.

What Django and `tokens.find` do in ten times the time is done here for the plain case: a token or a session that is
good and that nothing has to be noted about. Everything else is None, and whoever asked here asks there: refusals,
renewals and times of last use stay theirs.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from judge.accounts.models import ApiToken, User
from judge.accounts.tokens import LAST_USE_STEP, SECRET_FORM, digest_of
from judge.rows import part_of_row

_OF_DIGEST = """
    SELECT token.id, token.scopes, reader.id, reader.username, reader.is_staff
    FROM accounts_apitoken AS token
    JOIN accounts_user AS reader ON reader.id = token.user_id
    WHERE token.digest = %s
        AND (token.expires_at IS NULL OR token.expires_at > %s)
        AND token.last_used_at >= %s
        AND reader.is_active
"""
_SESSION = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"
_BY_ID = "SELECT id, username, is_staff, password FROM accounts_user WHERE id = %s AND is_active"

MAX_SESSIONS = 10_000


class _Signed(NamedTuple):
    """What a session says, its signature checked."""

    user_id: int
    auth_hash: str


class _Sessions:
    """What sessions say, by their data: checking a signature costs more than asking the database for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._read: OrderedDict[str, _Signed | None] = OrderedDict()

    def read(self, data: str) -> _Signed | None:
        with self._lock:
            if data in self._read:
                return self._read[data]
        said = SessionStore().decode(data)
        signed = None
        if said.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS:
            signed = _Signed(int(said[SESSION_KEY]), said.get(HASH_SESSION_KEY, ""))
        with self._lock:
            self._read[data] = signed
            while len(self._read) > MAX_SESSIONS:
                self._read.popitem(last=False)
        return signed


_sessions = _Sessions()


def by_token(secret: str) -> ApiToken | None:
    """Return the token with its user; None: ask `tokens.find`. What is not loaded is when somebody asks for it."""
    if not SECRET_FORM.fullmatch(secret):
        return None
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_OF_DIGEST, [digest_of(secret), now, now - LAST_USE_STEP])
        found = cursor.fetchone()
    if found is None:
        return None
    id, scopes, user_id, *who = found
    token = part_of_row(ApiToken, id=id, scopes=json.loads(scopes), user_id=user_id)
    token.user = _user(user_id, *who)
    return token


def by_session(key: str) -> User | None:
    """Return who has signed in by that session; None: ask Django. What is not loaded is when somebody asks for it."""
    if not (key.isascii() and key.isalnum()):
        return None
    with connection.cursor() as cursor:
        cursor.execute(_SESSION, [key, timezone.now()])
        row = cursor.fetchone()
        signed = None if row is None else _sessions.read(row[0])
        if signed is None:
            return None
        cursor.execute(_BY_ID, [signed.user_id])
        found = cursor.fetchone()
    if found is None:
        return None
    *who, password = found
    # As Django does at each request: whoever changes their password is signed out elsewhere.
    is_valid = constant_time_compare(signed.auth_hash, _auth_hash(password))
    return _user(*who) if is_valid else None


def _user(id: int, username: str, is_staff: bool) -> User:
    return part_of_row(User, id=id, username=username, is_staff=is_staff, is_active=True)


@lru_cache(MAX_SESSIONS)
def _auth_hash(password: str) -> str:
    return User(password=password).get_session_auth_hash()
