"""How the site stands by its tables: what waits, what is held, what was given up. A few questions, each to an index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q
from django.utils import timezone

from judge.doctor.models import JudgeWorker
from judge.schedule.models import DeadLetter, DelayedTask, PeriodicJob
from judge.submissions.models import HELD, Judgement, OutboxEvent, Status
from judge.submissions.neglect import neglected
from judge.submissions.pace import next_place
from judge.submissions.urgency import Queue
from judge.webhooks.models import Delivery, DeliveryState


@dataclass(frozen=True)
class QueueStands:
    """What waits in one queue, and what would become of the next to come."""

    waiting: int
    oldest_s: float
    eta_s: int | None
    is_neglected: bool


@dataclass(frozen=True)
class JobStands:
    """A periodic job."""

    name: str
    late_s: float  # due, and not begun
    failures: int  # in a row


@dataclass(frozen=True)
class Stands:
    """The site at a moment."""

    queues: Mapping[Queue, QueueStands]
    held: int
    expired: int  # held, and their lease has run out
    parked: int
    events: int
    oldest_event_s: float
    jobs: Sequence[JobStands]
    late_task_s: float  # how long the oldest delayed task has been due
    dead_letters: int
    webhooks: int  # messages that wait, also for a receiver that failed
    late_webhook_s: float  # how long nobody has begun the oldest whose time has come
    examined: Sequence[
        tuple[str, str]
    ]  # judge workers that have started, and the state of their last report


def stands() -> Stands:
    """Ask the database."""
    now = timezone.now()
    held = Judgement.objects.filter(status__in=HELD).aggregate(
        all=Count("pk"), expired=Count("pk", filter=Q(lease_expires_at__lt=now))
    )
    events = OutboxEvent.objects.filter(delivered_at__isnull=True).aggregate(
        all=Count("pk"), oldest=Min("created_at")
    )
    webhooks = Delivery.objects.filter(state=DeliveryState.WAITING).aggregate(
        all=Count("pk"), late=Min("next_at", filter=Q(pk__in=Delivery.objects.left_alone()))
    )
    late = DelayedTask.objects.filter(due_at__lte=now).aggregate(oldest=Min("due_at"))
    return Stands(
        queues=_queues(now),
        held=held["all"],
        expired=held["expired"],
        parked=Judgement.objects.filter(is_parked=True).count(),
        events=events["all"],
        oldest_event_s=_age_s(events["oldest"], now),
        jobs=[
            JobStands(job.name, 0.0 if job.is_running else _age_s(job.due_at, now), job.failures)
            for job in PeriodicJob.objects.all()
        ],
        late_task_s=_age_s(late["oldest"], now),
        dead_letters=DeadLetter.objects.count(),
        webhooks=webhooks["all"],
        late_webhook_s=_age_s(webhooks["late"], now),
        examined=[
            (worker.name, worker.report.state.value if worker.report else "unknown")
            for worker in JudgeWorker.objects.all()
        ],
    )


def _queues(now: datetime) -> dict[Queue, QueueStands]:
    rows = (
        Judgement.objects.filter(status=Status.QUEUED)
        .order_by()
        .values("queue")
        .annotate(waiting=Count("pk"), oldest=Min("created_at"))
        .values_list("queue", "waiting", "oldest")
    )
    found = {queue: (waiting, oldest) for queue, waiting, oldest in rows}
    left_alone = set(neglected(now))
    return {
        queue: QueueStands(
            waiting=found.get(queue, (0, None))[0],
            oldest_s=_age_s(found.get(queue, (0, None))[1], now),
            eta_s=next_place(queue)["eta_s"],
            is_neglected=queue in left_alone,
        )
        for queue in Queue
    }


def _age_s(since: datetime | None, now: datetime) -> float:
    return 0.0 if since is None else max((now - since).total_seconds(), 0.0)
