"""The sweeper: finds what no message and no worker will bring on any more, and sets it going again.

lost                                          found by                               then
a worker (killed, cut off) with a judgement   its lease has run out                  queued again, or parked
a message (broker emptied, away, restarted)   more rows wait than messages           the missing ones are sent
the end of a back-off                         retry_at has passed: counted as above  a message is sent
the message that events wait                  undelivered rows in the outbox         delivered here
the end of a rejudging's last judgement       none of its judgements is unfinished   it is ready for review
a queue (no worker was started for it)        a row waits in it, and none is taken   said in the log and in the admin
"""

from __future__ import annotations

import structlog
from django.utils import timezone

from judge.submissions import outbox, statistics
from judge.submissions.lifecycle import expired, held, is_exhausted, put_back, waiting
from judge.submissions.models import Rejudging
from judge.submissions.neglect import cure, neglected
from judge.submissions.parking import park
from judge.submissions.push import push
from judge.submissions.queues import depth, wake
from judge.submissions.rejudging import settle
from judge.submissions.urgency import Queue

logger = structlog.get_logger(__name__)

# As many messages to a queue as one sweep sends; the next one goes on.
MAX_MESSAGES = 2000


def sweep() -> None:
    """Do one round."""
    take_back_expired()
    for queue in Queue:
        send_missing(queue)
    settle(Rejudging.objects.all())
    for queue in neglected(timezone.now()):
        logger.error("queue_neglected", queue=queue.value, cure=cure(queue))
    outbox.deliver_waiting()
    statistics.recount_stale()


def take_back_expired() -> int:
    """Queue what holds an expired lease, or park it after its last attempt; return how many."""
    count = 0
    for judgement in expired().select_related("submission"):
        claim = held(judgement) & expired()  # its worker may come back and renew it meanwhile
        reason = (
            f"Attempt {judgement.attempt}: the worker {judgement.worker} took it and did not finish; "
            f"its lease ran out at {judgement.lease_expires_at:%Y-%m-%d %H:%M:%S} UTC."
        )
        logger.warning("lease_expired", submission=str(judgement.submission_id), reason=reason)
        if is_exhausted(judgement):
            count += park(judgement, reason=reason, claim=claim)
        else:
            count += put_back(claim, reason=reason, is_forgiven=False)
            push(judgement.submission_id)
    return count


def send_missing(queue: str) -> int:
    """Send as many messages as there are rows waiting beyond the queue's own messages; return how many."""
    rows = waiting().filter(queue=queue).count()
    if rows == 0:
        return 0
    missing = min(rows - depth(queue), MAX_MESSAGES)
    if missing <= 0:
        return 0
    logger.info("messages_missing", queue=queue, waiting=rows, sent=missing)
    wake(queue, missing)
    return missing
