"""Webhooks: who is told of what, and each message with its attempts.

Hook (an address, and whose submissions it hears of) -> Secret (at most two are valid at once)
                                                     -> Delivery (one message) -> Attempt

waiting --2xx--> delivered          a delivery's state; while it is sent it is waiting, under a lease
   ^   \\--the last attempt failed--> dead
   \\______ put back by staff ________/

All times that decide are the database's: a machine's own clock may be wrong.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Now

from judge.submissions.identifiers import uuid7
from judge.submissions.models import Submission
from judge.webhooks.destination import MAX_LENGTH
from problems.models import Problem


class HookState(models.TextChoices):
    """Whether a hook is sent anything."""

    ACTIVE = "active", "Active"
    PAUSED = "paused", "Paused"  # by people
    DISABLED = "disabled", "Disabled"  # by Gavel, which says why


class Event(models.TextChoices):
    """What a message tells."""

    JUDGED = "submission.judged", "Judged"
    TEST = "webhook.test", "Test"


class DeliveryState(models.TextChoices):
    """How far a message is."""

    WAITING = "waiting", "Waiting"
    DELIVERED = "delivered", "Delivered"
    DEAD = "dead", "Dead"


class HookQuerySet(models.QuerySet["Hook"]):
    """Hooks, by whether they are told anything."""

    def told(self) -> HookQuerySet:
        """Return the hooks that are sent messages: active, and allowed still."""
        active = self.filter(state=HookState.ACTIVE)
        if settings.USER_WEBHOOKS:
            return active.filter(Q(owner__isnull=True) | Q(owner__is_active=True))
        return active.filter(owner__isnull=True)


class Hook(models.Model):
    """An address that is told of judged submissions: of all, a contest's, a problem's, or its owner's."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=100, help_text="Who listens there.")
    url = models.CharField("address", max_length=MAX_LENGTH)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="webhooks",
        editable=False,
    )
    problem = models.ForeignKey(
        Problem,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="webhooks",
        help_text="Only what is sent to this problem; empty: to all.",
    )
    # Its number, since contests stand above this package: contests.py knows who knows them.
    contest = models.BigIntegerField(
        null=True, blank=True, help_text="Only what is sent within this contest; empty: anywhere."
    )
    contact = models.EmailField(
        blank=True, help_text="Is told when Gavel disables the webhook, if the site sends e-mail."
    )

    state = models.CharField(
        max_length=10, choices=HookState.choices, default=HookState.ACTIVE, editable=False
    )
    disabled_reason = models.CharField(max_length=300, blank=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)  # in a row
    failing_since = models.DateTimeField(null=True, blank=True, editable=False)
    rests_until = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = HookQuerySet.as_manager()

    class Meta:
        verbose_name = "webhook"
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner__isnull=True) | Q(problem__isnull=True, contest__isnull=True),
                name="own_hook_hears_of_its_owner_alone",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SecretQuerySet(models.QuerySet["Secret"]):
    """Secrets, by whether they sign."""

    def valid(self) -> SecretQuerySet:
        """Return those that sign now, the newest first."""
        return self.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=Now())).order_by("-id")


class Secret(models.Model):
    """What a hook's messages are signed with: not the secret itself, but what it is computed from."""

    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="secrets")
    salt = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)  # once a newer one was made

    objects = SecretQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["hook"], condition=Q(expires_at__isnull=True), name="one_secret_that_stays"
            )
        ]

    def __str__(self) -> str:
        return f"of {self.hook_id}, {self.created_at:%Y-%m-%d}"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Deliveries, by what there is to do with them."""

    def in_flight(self) -> DeliveryQuerySet:
        """Return those that somebody is sending."""
        return self.filter(state=DeliveryState.WAITING, lease_expires_at__gt=Now())

    def due(self) -> DeliveryQuerySet:
        """Return those that are to be sent now and that nobody is sending."""
        return self.filter(
            Q(lease_expires_at__isnull=True) | Q(lease_expires_at__lte=Now()),
            state=DeliveryState.WAITING,
            next_at__lte=Now(),
        )

    def left_alone(self, longer_than: timedelta = timedelta()) -> DeliveryQuerySet:
        """Return those that nobody has begun for so long, though it was their time and nothing keeps them back."""
        return self.filter(
            hook__in=Hook.objects.told(),
            hook__rests_until__isnull=True,
            state=DeliveryState.WAITING,
            attempt=0,
            next_at__lt=Now() - longer_than,
        )

    def with_last_attempt(self) -> DeliveryQuerySet:
        """Load along how the last attempt that ended did: `last_status` and `last_failure`; no query more."""
        last = Attempt.objects.filter(delivery=OuterRef("pk"), duration_ms__isnull=False).order_by(
            "-number"
        )
        return self.annotate(
            last_status=Subquery(last.values("status")[:1]),
            last_failure=Subquery(last.values("failure")[:1]),
        )


class Delivery(models.Model):
    """One message to one hook; its id is the `webhook-id`, the same at each attempt."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="deliveries")
    event = models.CharField(max_length=40, choices=Event.choices)
    submission = models.ForeignKey(
        Submission, null=True, on_delete=models.CASCADE, related_name="deliveries"
    )
    body = models.TextField(blank=True)  # written at the first attempt, and the same ever after
    state = models.CharField(
        max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING
    )
    attempt = models.PositiveIntegerField(default=0)  # the fencing token: each claim adds one
    forgiven_attempts = models.PositiveIntegerField(default=0)  # those before staff put it back
    next_at = models.DateTimeField()
    lease_expires_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "delivery"
        verbose_name_plural = "deliveries"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(event="webhook.test") | Q(submission__isnull=False),
                name="delivery_tells_of_something",
            ),
            models.CheckConstraint(
                condition=Q(forgiven_attempts__lte=F("attempt")), name="forgiven_were_attempts"
            ),
        ]
        indexes = [
            models.Index(
                fields=["hook", "next_at"],
                condition=Q(state="waiting"),
                name="delivery_waiting",
            ),
            models.Index(
                fields=["lease_expires_at"],
                condition=Q(state="waiting", lease_expires_at__isnull=False),
                name="delivery_leased",
            ),
            models.Index(
                fields=["ended_at"], condition=Q(ended_at__isnull=False), name="delivery_ended"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Attempt(models.Model):
    """One try: what came back, or why nothing did. Without an end its worker died, or is at it."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveIntegerField()
    began_at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    duration_ms = models.PositiveIntegerField(null=True, blank=True)
    answer = models.TextField(
        blank=True
    )  # its beginning, without what could pass for something else
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["delivery", "number"]
        constraints = [
            models.UniqueConstraint(fields=["delivery", "number"], name="attempt_number_once")
        ]

    def __str__(self) -> str:
        return f"Attempt {self.number}"
