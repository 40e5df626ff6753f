"""Work by the clock: jobs that recur (jobs.py), tasks for later, and what failed too often.

The rows are the truth and a message is only a hint, as with judging: a scheduler sends messages for what is due, a
worker claims the row, and a message that got lost is sent again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

MAINTENANCE = "maintenance"


def later(
    task: str, args: Sequence[object], at: datetime, key: str, *, queue: str = MAINTENANCE
) -> None:
    """Have the Celery task `task` run with `args` (JSON) at that time or soon after, whatever restarts meanwhile.

    Counts once the caller's transaction does. What waits under the same key is replaced, so a task that is running
    may put itself off by its own key. One that raises is tried again with growing pauses, and is a dead letter after
    the last try: so it must be safe to run twice.
    """
    from judge.schedule import delayed  # models cannot be imported before the apps are there

    delayed.put_down(task, args, at, key, queue=queue)
