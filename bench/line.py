"""A connection that is kept, by which people send what they want judged."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from bench.people import Person


class Answer(NamedTuple):
    """What came back."""

    status: int
    content: bytes

    @property
    def id(self) -> str | None:
        """Return the submission that was accepted, if one was."""
        return str(json.loads(self.content)["id"]) if self.status == 202 else None


class Line:
    """Posts one thing after the other, as a good client does: who gets no answer may ask again with the same key."""

    def __init__(self, address: str) -> None:
        self._place = urlsplit(address).netloc
        self._connection: http.client.HTTPConnection | None = None

    def post(self, person: Person, path: str, body: Mapping[str, str], key: str) -> Answer | None:
        """Return the answer; None: there was none."""
        headers = {
            **person.by_token,
            "Content-Type": "application/json",
            "Idempotency-Key": key,
        }
        connection = self._connection or http.client.HTTPConnection(self._place, timeout=20)
        self._connection = None
        try:
            connection.request("POST", path, json.dumps(body), headers)
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            return None
        self._connection = connection
        return Answer(response.status, content)
