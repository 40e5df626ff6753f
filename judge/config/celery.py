"""The Celery application: queues, routes, and the life of a worker. Only `tasks.py` files hold tasks.

    judge worker         celery -A judge.config.celery worker -P threads -Q contest,run,judge,rejudge
    board worker         celery -A judge.config.celery worker -P threads -Q board
    maintenance worker   celery -A judge.config.celery worker -P threads -Q maintenance
    webhooks worker      celery -A judge.config.celery worker -P threads -Q webhooks
    scheduler            celery -A judge.config.celery beat    (what it sends: judge/schedule/jobs.py)

Judging waits on Docker and the kernel, so threads do; one sandbox serves them all. A judge worker has as many threads
as slots: GAVEL_JUDGE_SLOTS, or what `-c` says, or one a core. It takes from a queue for itself too, and may be started
for some of the judge's queues alone, if another takes from the rest. On an engine that does not isolate, a judge worker
says so and ends with exit code 78 (EX_CONFIG) before it takes anything.
"""

import os
from collections.abc import Iterable
from typing import Any

import structlog
from celery import Celery
from celery.signals import (
    celeryd_after_setup,
    worker_process_init,
    worker_ready,
    worker_shutdown,
)

from judge.config import transport
from judge.sandbox.errors import IsolationMissing
from judge.submissions.urgency import Queue, by_urgency

logger = structlog.get_logger(__name__)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "judge.config.settings")

transport.use_for_redis()
app = Celery("gavel", task_cls="judge.schedule.retried:RetriedTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(
    [
        "judge.doctor",
        "judge.schedule",
        "judge.submissions",
        "judge.watch",
        "judge.webhooks",
        "leaderboard",
    ]
)


@celeryd_after_setup.connect
def make_judge_worker(instance: Any, **_: Any) -> None:
    """Make as many slots as threads, and as many threads as the settings say slots; refuse to judge without walls."""
    from django.conf import settings

    from judge.doctor.workers import note_refusal, queue_of
    from judge.submissions.engine import engine

    if _judges(instance):
        instance.concurrency = settings.JUDGE_SLOTS or instance.concurrency
        engine.slots = instance.concurrency
        _take_urgent_first(instance.app, also=queue_of(instance.hostname))

        def stop(reason: IsolationMissing) -> None:
            note_refusal(instance.hostname, reason)
            _stop_worker()

        engine.on_refusal = stop
        if not engine.isolates():
            engine.close()
            raise SystemExit(os.EX_CONFIG)


@worker_ready.connect
def open_sandbox(sender: Any, **_: Any) -> None:
    """Start the boxes of a judge worker; the others never reach for Docker."""
    from judge.doctor.workers import note_start
    from judge.meters import SLOTS
    from judge.submissions.engine import engine
    from judge.watch import reporting

    if _judges(sender.controller):
        SLOTS.set(engine.slots)
        reporting.start("judge", sender.controller.hostname)
        note_start(sender.controller.hostname)
        engine.warm_up()
    else:
        kind = kind_of(sender.controller.app.amqp.queues.consume_from)
        reporting.start(kind, sender.controller.hostname)


@worker_process_init.connect
def report_of_child(**_: Any) -> None:
    """Let a process that a worker has forked report what it counts itself."""
    from judge.watch import reporting

    reporting.start("pool")


@worker_shutdown.connect
def close_sandbox(**_: Any) -> None:
    """Give the boxes back."""
    from judge.submissions.engine import engine

    engine.close()


def _take_urgent_first(app: Celery, *, also: str) -> None:
    """Have the broker hand out what is asked of this worker alone, then what waits in the most urgent queue.

    Of such a worker only: elsewhere turns are taken, so that a busy board cannot keep the sweeper from its work.
    """
    queues = app.amqp.queues
    judging = by_urgency(queues.consume_from)
    others = [name for name in queues.consume_from if name not in judging]
    queues.select_add(also)
    queues.select([also, *others, *judging])
    options = app.conf.broker_transport_options
    app.conf.broker_transport_options = {**options, "queue_order_strategy": "priority"}
    left_out = [queue.value for queue in Queue if queue not in judging]
    if left_out:
        logger.warning(
            "queues_left_out", queues=left_out, cure="Another worker must take from them."
        )


def _stop_worker() -> None:
    """Let the judgings under way end, and the process with an exit code that says why."""
    from celery.worker import state

    state.should_stop = os.EX_CONFIG


def kind_of(queues: Iterable[str]) -> str:
    """Return what a worker that does not judge is listed as; one that only sends webhooks stands in for no other."""
    return "webhooks" if set(queues) == {"webhooks"} else "worker"


def _judges(worker: Any) -> bool:
    return bool(by_urgency(worker.app.amqp.queues.consume_from))
