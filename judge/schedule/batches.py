"""Delete many rows, a few at a time: each batch is a transaction of its own, and no lock is held for long."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.db.transaction import atomic

from judge.schedule.job import Unfinished

BATCH = 500
# In one run of a job: some seconds' work.
BATCHES = 20


def delete(rows: QuerySet[Any], what: str) -> str | Unfinished:
    """Delete rows with all that hangs on them; return a sentence, as an Unfinished when there are more.

    Two that run at once share the work: each leaves alone what the other has locked.
    """
    count, after = 0, None
    for _ in range(BATCHES):
        with atomic():
            rest = rows if after is None else rows.filter(pk__gt=after)
            locked = rest.order_by("pk").select_for_update(skip_locked=True, of=("self",))
            ids = list(locked.values_list("pk", flat=True)[:BATCH])
            rows.model._base_manager.filter(pk__in=ids).delete()
        count += len(ids)
        if len(ids) < BATCH:
            return _sentence(count, what)
        after = ids[-1]
    return Unfinished(_sentence(count, what))


def _sentence(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' if count > 1 else ''} deleted" if count else ""
