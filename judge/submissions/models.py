"""Submissions, their judgements, and the outbox of what must be told after a commit.

Submission (never changed) -> Judgement (one judging of one problem version) -> CaseResult

What becomes of a judgement, from queued to done: lifecycle.py.
A Rejudging is a set of new judgements that count only once staff have seen and applied them: rejudging.py.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Prefetch, Q

from judge.accounts.models import User
from judge.submissions.identifiers import uuid7
from judge.submissions.urgency import Queue
from judge.visible import visible
from problems.models import Problem, ProblemVersion, ReferenceSolution
from problems.verdicts import Verdict


class Kind(models.TextChoices):
    """A submission counts. A run, on samples or own inputs, and an author's reference solution never do."""

    SUBMIT = "submit", "Submission"
    RUN = "run", "Run"
    REFERENCE = "reference", "Reference solution"


class Status(models.TextChoices):
    """How far a judgement is."""

    QUEUED = "queued", "Queued"
    COMPILING = "compiling", "Compiling"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    CANCELLED = "cancelled", "Cancelled"


class RejudgingState(models.TextChoices):
    """How far a rejudging is; in the first two it is open, and its judgements are only proposed."""

    JUDGING = "judging", "Judging"
    READY = "ready", "Ready for review"
    APPLIED = "applied", "Applied"
    UNDONE = "undone", "Undone"
    CANCELLED = "cancelled", "Cancelled"


QUEUES = [(queue.value, queue.label) for queue in Queue]
VERDICTS = [(verdict.value, verdict.label) for verdict in Verdict]
# A judgement in one of these is held by a worker, by a lease.
HELD = (Status.COMPILING, Status.RUNNING)
UNFINISHED = (Status.QUEUED, *HELD)
OPEN = (RejudgingState.JUDGING, RejudgingState.READY)


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Submissions, by who may see them and with what a page of them shows."""

    def visible_to(self, user: User | AnonymousUser) -> SubmissionQuerySet:
        """Return the submissions that the user may open: their own; staff see all."""
        if not user.is_authenticated:
            return self.none()
        if user.is_staff:
            return self.all()
        return self.filter(user=user)

    def with_judgement(self) -> SubmissionQuerySet:
        """Load problem, user and current judgement along: two queries for any number of rows."""
        return self.select_related("problem", "user").prefetch_related(
            Prefetch(
                "judgements",
                queryset=Judgement.objects.filter(is_current=True),
                to_attr="current_judgements",
            )
        )


class Submission(models.Model):
    """What a user sent; its rows are written once and never changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="submissions"
    )
    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="submissions")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.SUBMIT)
    language = models.CharField(max_length=30)
    source = models.TextField()
    # Own inputs of a run, one text per test as in a package's .in files; null: the samples.
    inputs = models.JSONField(null=True, blank=True)
    # The author's solution that is tried; `source` shows its first file.
    reference = models.ForeignKey(
        ReferenceSolution, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    idempotency_key = models.CharField(max_length=100, null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    # Of what `submit` returns: it was there already, and the request that was answered with it stored nothing.
    is_replayed = False

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["user", "problem", "-created_at"]),
            models.Index(fields=["user", "-id"]),
            # In the order of their age, since they go by that: retention.py.
            models.Index(fields=["id"], condition=Q(kind="run"), name="submission_run"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "idempotency_key"], name="idempotency_key_once_per_user"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def judgement(self) -> Judgement:
        """Return the current judgement: from `with_judgement()`'s prefetch when there was one."""
        loaded: list[Judgement] | None = getattr(self, "current_judgements", None)
        return loaded[0] if loaded else self.judgements.get(is_current=True)


class Rejudging(models.Model):
    """Submissions judged anew, as one change that staff review, apply and can undo."""

    reason = models.CharField(max_length=200)
    state = models.CharField(
        max_length=10, choices=RejudgingState.choices, default=RejudgingState.JUDGING
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    # Applied or cancelled.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    # Ids of the submissions whose judgement something newer had replaced when this was applied, or undone.
    left_alone = models.JSONField(default=list)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["judging", "ready"], decided_at__isnull=True)
                | Q(state__in=["applied", "undone", "cancelled"], decided_at__isnull=False),
                name="rejudging_open_until_decided",
            ),
            models.CheckConstraint(
                condition=Q(state="undone", undone_at__isnull=False)
                | (~Q(state="undone") & Q(undone_at__isnull=True)),
                name="rejudging_undone_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"Rejudging {self.pk}: {self.reason}"

    @property
    def is_open(self) -> bool:
        """Tell whether it can still be applied, now or later."""
        return self.state in OPEN


class JudgementQuerySet(models.QuerySet["Judgement"]):
    """Judgements; named, so that functions can say that they return one."""


class Judgement(models.Model):
    """One judging of a submission against one problem version."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="judgements")
    version = models.ForeignKey(ProblemVersion, on_delete=models.PROTECT, related_name="+")
    # The newest one that is done, or the first one while none is.
    is_current = models.BooleanField(default=True)
    # What a rejudging found, or will find, counts for nobody while that is open.
    rejudging = models.ForeignKey(
        Rejudging,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="judgements",
        db_index=False,
    )
    is_proposed = models.BooleanField(default=False)
    # What was current until this one became it, and is again when that is undone.
    replaces = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="replaced_by",
        db_index=False,
    )
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.QUEUED)
    queue = models.CharField(max_length=20, choices=QUEUES, default=Queue.JUDGE.value)
    verdict = models.CharField(max_length=3, choices=VERDICTS, null=True, blank=True)

    attempt = models.PositiveIntegerField(default=0)  # the fencing token: each claim adds one
    # Attempts that were not the submission's doing (a dead engine, put back by staff).
    forgiven_attempts = models.PositiveIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)  # queued, but not before this time
    lease_expires_at = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=100, blank=True)
    is_parked = models.BooleanField(
        default=False
    )  # given up after too many attempts; staff can put it back
    failure = models.TextField(blank=True)  # why it was put back, parked or is IE; for staff
    # The last attempts that came to nothing: [{attempt, worker, began_at, ended_at, reason}, ...].
    failed_attempts = models.JSONField(default=list, blank=True)

    done_tests = models.PositiveIntegerField(default=0)
    total_tests = models.PositiveIntegerField(default=0)
    passed_tests = models.PositiveIntegerField(default=0)
    runtime_ms = models.PositiveIntegerField(null=True, blank=True)
    memory_kb = models.PositiveIntegerField(null=True, blank=True)
    compile_output = models.TextField(blank=True)
    message = models.TextField(blank=True)
    is_close_call = models.BooleanField(default=False)
    image_id = models.CharField(max_length=100, blank=True)
    # Tests whose texts are not kept, so that a hundred hidden tests are not a hundred rows:
    # [[ordinal, verdict, time_ms, wall_ms, memory_kb], ...]. The others are CaseResults.
    terse_cases = models.JSONField(default=list, blank=True)

    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)

    objects = JudgementQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission"], condition=Q(is_current=True), name="one_current_judgement"
            ),
            models.CheckConstraint(
                condition=Q(status="done", verdict__isnull=False)
                | (~Q(status="done") & Q(verdict__isnull=True)),
                name="verdict_exactly_when_done",
            ),
            models.UniqueConstraint(
                fields=["submission"],
                condition=Q(is_proposed=True),
                name="in_one_open_rejudging",
            ),
            models.UniqueConstraint(
                fields=["rejudging", "submission"],
                condition=Q(rejudging__isnull=False),
                name="once_per_rejudging",
            ),
            models.CheckConstraint(
                condition=Q(is_proposed=False) | Q(rejudging__isnull=False, is_current=False),
                name="proposed_never_current",
            ),
            # The rest of these, and triggers, hold the states and the ways between them: lifecycle.py.
            models.CheckConstraint(
                condition=Q(
                    status__in=["compiling", "running"],
                    lease_expires_at__isnull=False,
                    started_at__isnull=False,
                    attempt__gt=0,
                )
                & ~Q(worker="")
                | Q(status__in=["queued", "done", "cancelled"], lease_expires_at__isnull=True),
                name="held_by_a_worker_and_a_lease",
            ),
            models.CheckConstraint(
                condition=~Q(status="queued") | Q(worker=""), name="queued_for_any_worker"
            ),
            models.CheckConstraint(
                condition=Q(status="queued") | Q(retry_at__isnull=True),
                name="retried_only_from_the_queue",
            ),
            models.CheckConstraint(
                condition=Q(status="done", judged_at__isnull=False)
                | (~Q(status="done") & Q(judged_at__isnull=True)),
                name="judged_at_a_time_when_done",
            ),
            models.CheckConstraint(
                condition=Q(is_parked=False) | Q(status="done", verdict="IE"),
                name="parked_as_ie",
            ),
            models.CheckConstraint(
                condition=Q(forgiven_attempts__lte=F("attempt")),
                name="no_more_forgiven_than_tried",
            ),
        ]
        indexes = [
            models.Index(
                fields=["rejudging"],
                condition=Q(status__in=["queued", "compiling", "running"]),
                name="rejudging_unfinished",
            ),
            # Few judgements replace another: an index of all would cost each submission.
            models.Index(
                fields=["replaces"],
                condition=Q(replaces__isnull=False),
                name="judgement_replaces",
            ),
            models.Index(
                fields=["queue", "id"],
                condition=Q(status="queued"),
                name="judgement_waiting",
            ),
            models.Index(
                fields=["lease_expires_at"],
                condition=Q(status__in=["compiling", "running"]),
                name="judgement_leased",
            ),
            models.Index(
                fields=["-judged_at"],
                condition=Q(status="done"),
                name="judgement_done_lately",
            ),
            models.Index(fields=["id"], condition=Q(is_parked=True), name="judgement_parked"),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} #{self.pk}"


class CaseResult(models.Model):
    """What one test of a judgement showed, its texts kept: samples, own inputs and the first test that failed.

    What readers see of it is another question: see document.py.
    """

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="cases")
    ordinal = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    is_sample = models.BooleanField()
    verdict = models.CharField(max_length=3, choices=VERDICTS)
    time_ms = models.PositiveIntegerField()
    wall_ms = models.PositiveIntegerField()
    memory_kb = models.PositiveIntegerField()
    # Of a hidden test, input and expected stay in the problem version alone.
    input = models.TextField(blank=True)
    expected = models.TextField(blank=True)
    actual = models.TextField(blank=True)
    stdout = models.TextField(blank=True)
    stderr = models.TextField(blank=True)
    message = models.TextField(blank=True)

    class Meta:
        ordering = ["judgement", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["judgement", "ordinal"], name="case_once")]

    def __str__(self) -> str:
        return f"{visible(self.name)}: {self.verdict}"


class ProblemStatistics(models.Model):
    """How a problem fares: counted from its judgements, never added to."""

    problem = models.OneToOneField(
        Problem, on_delete=models.CASCADE, primary_key=True, related_name="statistics"
    )
    submissions = models.PositiveIntegerField(default=0)  # judged, our own failures left out
    accepted = models.PositiveIntegerField(default=0)
    solvers = models.PositiveIntegerField(default=0)  # people with an accepted one
    is_stale = models.BooleanField(default=False, db_index=True)
    counted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "problem statistics"

    def __str__(self) -> str:
        return f"{self.accepted} of {self.submissions}"


class OutboxEvent(models.Model):
    """A domain event, written in the transaction that made it true and delivered at least once after it."""

    name = models.CharField(max_length=50)  # "submission_judged"
    payload = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["id"], condition=Q(delivered_at__isnull=True), name="outbox_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"
