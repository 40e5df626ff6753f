"""Who acts: told to the database for as long as a request of staff's lasts.

PostgreSQL keeps `gavel.actor` for the connection, and a connection serves one request at a time.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from judge.audit.models import Entry, Operation
from judge.audit.triggers import MOST

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_SET = "SELECT set_config('gavel.actor', %s, false), set_config('gavel.rows', '0', false)"


@dataclass
class Deed:
    """A request that may change something."""

    address: str
    request: str
    actor: dict[str, Any] | None = None

    def begin(self, user: Any) -> None:
        """Have the trail tell what the user changes from now on, if they are staff."""
        if self.actor is not None or not user.is_staff:
            return
        self.actor = {
            "deed": str(uuid4()),
            "id": user.pk,
            "name": user.get_username(),
            "address": self.address,
            "request": self.request[:300],
        }
        _set(json.dumps(self.actor))

    def end(self) -> None:
        """Let nobody act on this connection any more."""
        if self.actor is None or connection.needs_rollback or connection.connection is None:
            return  # what was never committed is not told, and a lost connection remembers nobody
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('gavel.rows', true)")
            rows = int(cursor.fetchone()[0] or 0)
        _set("")
        if rows > MOST:
            Entry.objects.create(
                at=timezone.now(),
                deed=self.actor["deed"],
                actor_id=self.actor["id"],
                actor=self.actor["name"],
                address=self.address,
                request=self.actor["request"],
                operation=Operation.MORE,
                after={"rows": rows - MOST},
            )


def begin(request: HttpRequest, user: Any) -> None:
    """Note who acts, as soon as it is known."""
    deed: Deed | None = getattr(request, "deed", None)
    if deed is not None:
        deed.begin(user)


def _set(actor: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SET, [actor])
