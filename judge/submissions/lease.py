"""Who may judge what, and for how long: a worker's side of a claim, which it renews while it judges.

A worker takes from the queues that it was started for (`-Q`). Whichever message woke it, it claims the oldest row of
the most urgent of them. What becomes of the row: lifecycle.py.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterable

from django.conf import settings

from judge.languages.registry import known
from judge.submissions import lifecycle
from judge.submissions.errors import LeaseLost
from judge.submissions.models import Judgement
from judge.submissions.urgency import Queue


def worker_name() -> str:
    """Return what this process is called in the rows that it holds."""
    return f"{socket.gethostname()}:{os.getpid()}"


def claim_next(queues: Iterable[str] = Queue) -> Judgement | None:
    """Take the most urgent judgement of these queues, with its submission, problem and version; None: nothing waits."""
    compiled = [language.id for language in known().values() if language.compile_command]
    pk = lifecycle.claim(queues, worker=worker_name(), compiled=compiled)
    if pk is None:
        return None
    return Judgement.objects.select_related(
        "submission__problem", "submission__reference", "version__problem"
    ).get(pk=pk)


class Lease:
    """A claim that schedule.keeping keeps up; `check` is asked between tests."""

    def __init__(self, judgement: Judgement) -> None:
        self.judgement = judgement
        self.ends_at = time.monotonic() + settings.JUDGING_HARD_LIMIT_S
        self._is_lost = threading.Event()

    def check(self) -> None:
        """Raise LeaseLost when someone else may judge by now."""
        if self._is_lost.is_set():
            raise LeaseLost(f"judgement {self.judgement.pk}, attempt {self.judgement.attempt}")

    def renew(self) -> None:
        """Put the end of the lease off, unless it was lost or the judging takes beyond all bounds."""
        if time.monotonic() > self.ends_at or not lifecycle.renew(lifecycle.held(self.judgement)):
            self._is_lost.set()
