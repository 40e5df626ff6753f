"""Secrets and signatures, as the Standard Webhooks specification has them (standardwebhooks.com, version 1.0.0).

    webhook-id         the same however often it is sent
    webhook-timestamp  when this attempt began, in Unix seconds
    webhook-signature  v1,BASE64 of HMAC-SHA256 over id.timestamp.body; one for each valid secret, with spaces

A secret is computed from the site's own key and a random salt. So the database and its backups hold none, only a
digest that tells whether the site's key is still the one that it was made with.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping

PREFIX = "whsec_"
_PURPOSE = b"gavel webhook secret v1\0"


def new_salt() -> str:
    """Return what makes a new secret differ from all others."""
    return secrets.token_hex(32)


def secret_of(site_key: str, salt: str) -> str:
    """Return the secret that belongs to a salt."""
    made = hmac.digest(site_key.encode(), _PURPOSE + salt.encode(), "sha256")
    return PREFIX + base64.b64encode(made).decode()


def digest_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def signature(secret: str, *, id: str, timestamp: int, body: bytes) -> str:
    """Return one signature, as it stands in the header."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    made = hmac.digest(key, f"{id}.{timestamp}.".encode() + body, "sha256")
    return "v1," + base64.b64encode(made).decode()


def headers(keys: Iterable[str], *, id: str, timestamp: int, body: bytes) -> Mapping[str, str]:
    """Return the three headers, signed with each of the secrets."""
    signatures = (signature(key, id=id, timestamp=timestamp, body=body) for key in keys)
    return {
        "webhook-id": id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signatures),
    }
