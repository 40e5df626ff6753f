"""Who asks, found by one plain question to the database: for calls that a crowd makes every second.

What Django and `tokens.find` do in ten times the time is done here for the plain case: a token or a session that is
good and that nothing has to be noted about. Everything else is None, and whoever asked here asks there: refusals,
renewals and times of last use stay theirs.

What is asked about the reader's own things is asked along: who they are and what they want is then one question.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from judge.accounts.models import ApiToken, User
from judge.accounts.tokens import LAST_USE_STEP, SECRET_FORM, digest_of
from judge.rows import part_of_row
from judge.statements import Row, Statement

_WITH_DIGEST = """
    SELECT reader.id, reader.username, reader.is_staff, token.id, token.scopes{columns}
    FROM accounts_apitoken AS token
    JOIN accounts_user AS reader ON reader.id = token.user_id{joined}
    WHERE token.digest = %s
        AND (token.expires_at IS NULL OR token.expires_at > %s)
        AND token.last_used_at >= %s
        AND reader.is_active
"""
# Whose session it is stands in its signed data. So the owner of what is asked for is found, and compared with that.
_WITH_KEY = """
    SELECT reader.id, reader.username, reader.is_staff, reader.password, session.session_data{columns}
    FROM django_session AS session
    CROSS JOIN accounts_user AS reader{joined}
    WHERE session.session_key = %s AND session.expire_date > %s AND reader.is_active
"""

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


class Reader(NamedTuple):
    """Who asks, as far as an answer depends on it."""

    pk: int
    username: str
    is_staff: bool
    token_id: int | None = None

    @property
    def is_authenticated(self) -> bool:
        """Tell, as users do, that this is somebody."""
        return True


class OwnThing:
    """A question for something of the reader's own, put together with the one who they are.

    `columns` are what is to be known of it. `joined` leads from `reader` to it, to one row at most.
    """

    def __init__(self, columns: Sequence[str], joined: str) -> None:
        more = "".join(f", {column}" for column in columns)
        self._by_token = Statement(_WITH_DIGEST.format(columns=more, joined=joined))
        self._by_session = Statement(_WITH_KEY.format(columns=more, joined=joined))

    def by_token(self, secret: str, *values: object) -> tuple[Reader, Sequence[str], Row] | None:
        """Return who asks, the token's scopes and the thing; None: it is not that plain."""
        found = _of_token(self._by_token, secret, values)
        if found is None:
            return None
        reader, _, scopes, thing = found
        return reader, scopes, thing

    def by_session(self, key: str, *values: object) -> tuple[Reader, Row] | None:
        """Return who asks and the thing; None: it is not that plain."""
        if not (key.isascii() and key.isalnum()):
            return None
        found = self._by_session.one([*values, key, timezone.now()])
        if found is None:
            return None
        id, username, is_staff, password, data, *thing = found
        signed = _sessions.read(data)
        if signed is None or signed.user_id != id:
            return None
        # As Django does at each request: whoever changes their password is signed out elsewhere.
        if not constant_time_compare(signed.auth_hash, _auth_hash(password)):
            return None
        return Reader(id, username, is_staff), tuple(thing)


_nothing_else = Statement(_WITH_DIGEST.format(columns="", joined=""))


def by_token(secret: str) -> ApiToken | None:
    """Return the token with its user; None: ask `tokens.find`. What is not loaded is when somebody asks for it."""
    found = _of_token(_nothing_else, secret, ())
    if found is None:
        return None
    reader, id, scopes, _ = found
    token = part_of_row(ApiToken, id=id, scopes=scopes, user_id=reader.pk)
    token.user = part_of_row(
        User, id=reader.pk, username=reader.username, is_staff=reader.is_staff, is_active=True
    )
    return token


def _of_token(
    statement: Statement, secret: str, values: Sequence[object]
) -> tuple[Reader, int, list[str], Row] | None:
    """Return who asks, the token's number and scopes, and what was asked along."""
    if not SECRET_FORM.fullmatch(secret):
        return None
    now = timezone.now()
    found = statement.one([*values, digest_of(secret), now, now - LAST_USE_STEP])
    if found is None:
        return None
    user_id, username, is_staff, id, scopes, *thing = found
    return Reader(user_id, username, is_staff, id), id, json.loads(scopes), tuple(thing)


@lru_cache(MAX_SESSIONS)
def _auth_hash(password: str) -> str:
    return User(password=password).get_session_auth_hash()
