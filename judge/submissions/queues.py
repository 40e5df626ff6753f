"""The broker's queues. A message says only "something waits in this queue"; what waits is in PostgreSQL.

So a lost message loses nothing (the sweeper counts and sends what is missing), a doubled one does nothing (its worker
finds no row to claim), and rows are judged in their order whatever becomes of the messages.

Urgency is kept twice. The rows hold it: a worker that gets any message claims the most urgent row of all queues that
it takes from. And the broker hands a worker the messages of its most urgent queue first (judge/config/celery.py), so
that messages and rows go down together. Yet they can be exchanged:

    a message of `judge` claims a row of `contest`     whose own message was lost, or comes a moment later
    the message of `contest` claims the row of `judge`    since its own is taken by then

Between the two, `judge` has a row more than messages, and `contest` a message more than rows. The sweeper fills up the
first and lets the second be: it counts each queue by itself and not the sum, because a message in one queue is of no
use to a row in another when no worker takes from both, or none from the first any more. So while a row waits, a
message lies in its queue or comes with the next sweep; whoever takes it may claim that row, and claims it or a more
urgent one. Whichever workers there are, each row is claimed once nothing more urgent comes in.

The price is messages beyond the rows: one for each exchange that a sweep saw half done. They do not pile up. One in an
urgent queue is handed out first and does the work of a less urgent one, whose queue then needs none from the sweeper;
and one that finds nothing at all costs a worker one look at the heads of its queues.
"""

from __future__ import annotations

from celery import current_app
from django.db import transaction

from judge.schedule import MAINTENANCE
from judge.submissions import broker, messages

DELIVER_EVENTS = "judge.submissions.tasks.deliver_events"


def wake_after_commit(queue: str, count: int = 1) -> None:
    """Tell the judge workers, once the transaction holds, that so many more judgements wait."""
    transaction.on_commit(lambda: wake(queue, count))


def wake(queue: str, count: int = 1) -> None:
    """Tell the judge workers that so many more judgements wait; a broker that is away is the sweeper's matter."""
    broker.attempt(lambda: messages.send(queue, count), queue=queue)


def announce_events() -> None:
    """Tell the maintenance workers that the outbox holds something; the sweeper would find it anyway."""
    broker.send(DELIVER_EVENTS, queue=MAINTENANCE)


def depth(queue: str) -> int:
    """Return how many messages lie in the queue."""
    with current_app.connection_for_read() as connection:
        return int(connection.default_channel.queue_declare(queue=queue).message_count)
