"""The same code sent twice at once, by a double click or a client that is not sure, is one submission.

Whoever sends no Idempotency-Key of their own is given one here: a digest of what was sent, and the two minutes it was
sent in. So the index that keeps a key unique finds the second of two equal ones, whichever process takes it in, and to
store something costs no question more. Only near the turn of two minutes, where equal ones could get different keys,
one waits for the other and looks for it.

What was sent more than SAME_WITHIN ago, or was cancelled, is sent anew: its key is taken, so the next one's names it.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from judge.submissions.keys import store_under_key, what_was_sent
from judge.submissions.models import Status, Submission

SAME_WITHIN = timedelta(seconds=10)
SLOT_S = 120
# As far apart may two requests that run at once, and two machines' clocks, be.
EDGE_S = 1
# No key that a client sends has it in front: admission.py takes printable ones.
MARK = "\t"


def store_once(submission: Submission, place: str, store: Callable[[], None]) -> Submission | None:
    """Store it, or return the equal one that was just stored instead. `place` tells apart where it is to count."""
    now = timezone.now()
    slot, since_turn_s = divmod(now.timestamp(), SLOT_S)
    digest = _digest(submission, place)
    begin = f"{MARK}{urlsafe_b64encode(digest).decode()}:"
    if SLOT_S - since_turn_s >= EDGE_S and since_turn_s >= SAME_WITHIN.total_seconds():
        return _store(submission, f"{begin}{slot:.0f}", now, store)
    with _one_at_a_time(digest):
        recent = Submission.objects.filter(
            user=submission.user,
            problem=submission.problem,
            created_at__gt=now - SAME_WITHIN,
            idempotency_key__startswith=begin,
        ).with_judgement()
        equal = next((one for one in recent if _is_double(one, now)), None)
        return equal or _store(submission, f"{begin}{slot:.0f}", now, store)


def _store(
    submission: Submission, slot_key: str, now: datetime, store: Callable[[], None]
) -> Submission | None:
    submission.idempotency_key = slot_key
    while (earlier := store_under_key(submission, store)) is not None:
        if _is_double(earlier, now):
            return earlier
        submission.idempotency_key = f"{slot_key}:{earlier.pk.hex}"
    return None


def _is_double(earlier: Submission, now: datetime) -> bool:
    is_recent = earlier.created_at > now - SAME_WITHIN
    return is_recent and earlier.judgement.status != Status.CANCELLED


def _digest(submission: Submission, place: str) -> bytes:
    sent = (place, *what_was_sent(submission))
    return hashlib.sha256(repr(sent).encode()).digest()[:15]


@contextmanager
def _one_at_a_time(digest: bytes) -> Iterator[None]:
    """Let nobody else be in here for the same digest until what was done holds."""
    with transaction.atomic(), connection.cursor() as cursor:
        number = int.from_bytes(digest[:8], signed=True)
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
        yield
