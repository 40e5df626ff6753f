"""Contests and their problems, as staff set them up."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.utils import timezone

from leaderboard.contests.clock import Clock, Phase
from leaderboard.rules import RULES, Rule, Task
from problems.models import Problem

MAX_LENGTH_MIN = 60 * 24 * 200  # what a score's time can hold
MAX_CREDITS = 10_000


class Registration(models.TextChoices):
    """Who may take part."""

    OPEN = "open", "Everyone"
    CODE = "code", "Who knows the code"
    CLOSED = "closed", "Whom staff add"


class BoardAudience(models.TextChoices):
    """Who may see the board. Staff always do."""

    EVERYONE = "everyone", "Everyone"
    PARTICIPANTS = "participants", "Participants"
    AFTERWARDS = "afterwards", "Everyone, once the contest is over"
    STAFF = "staff", "Staff only"


class ContestQuerySet(models.QuerySet["Contest"]):
    """Contests, by who may see them."""

    def visible_to(self, user: object) -> ContestQuerySet:
        """Return the contests that the user may open: published ones; staff see all."""
        return self.all() if getattr(user, "is_staff", False) else self.filter(is_published=True)

    def in_stage(self, stage: str | None) -> ContestQuerySet:
        """Return those that are `upcoming`, `running` (for anyone) or `ended` now; None: all."""
        now = timezone.now()
        match stage:
            case "upcoming":
                return self.filter(starts_at__gt=now).order_by("starts_at", "id")
            case "running":
                return self.filter(starts_at__lte=now).closing_after(now)
            case "ended":
                return self._closing("lte", now)
        return self

    def closing_after(self, moment: datetime) -> ContestQuerySet:
        """Return those that close later than then."""
        return self._closing("gt", moment)

    def _closing(self, comparison: str, moment: datetime) -> ContestQuerySet:
        closes_at = ExpressionWrapper(
            F("starts_at") + F("length_min") * timedelta(minutes=1) + F("longest_extra"),
            output_field=models.DateTimeField(),
        )
        return self.alias(closes_at=closes_at).filter(**{f"closes_at__{comparison}": moment})


class Contest(models.Model):
    """Some problems, for a time. Nothing switches it: what may be done follows from the server's clock."""

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True, help_text="In Markdown; shown to everyone.")
    starts_at = models.DateTimeField(help_text="In UTC.")
    length_min = models.PositiveIntegerField(
        "length in minutes",
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_LENGTH_MIN)],
    )
    freeze_min = models.PositiveIntegerField(
        "freeze in minutes",
        default=0,
        help_text="For so long before the end, the public board stands still. 0: it never does.",
    )
    is_unfrozen_by_hand = models.BooleanField(
        "opened by hand",
        default=False,
        help_text="A frozen board stays so after the end, until staff open it. Off: it opens when "
        "the contest is over.",
    )
    unfrozen_at = models.DateTimeField(null=True, blank=True, editable=False)
    rule = models.CharField(
        "scoring",
        max_length=30,
        choices=[(rule.name, rule.title) for rule in RULES.values()],
        default="solved_and_time",
    )
    is_published = models.BooleanField(
        "published", default=False, help_text="Only staff see a contest that is not published."
    )
    registration = models.CharField(
        max_length=10, choices=Registration.choices, default=Registration.OPEN
    )
    registration_code = models.CharField(
        max_length=100,
        blank=True,
        help_text="What participants type to join, where a code is asked.",
    )
    takes_latecomers = models.BooleanField(
        default=True, help_text="One may still register while the contest runs."
    )
    board_audience = models.CharField(
        "board seen by",
        max_length=15,
        choices=BoardAudience.choices,
        default=BoardAudience.EVERYONE,
    )
    opens_problems = models.BooleanField(
        default=True,
        help_text="When the contest is over, its hidden problems are shown to everyone.",
    )
    allows_virtual = models.BooleanField(
        "virtual participation",
        default=True,
        help_text="Once it is over, one may take part against the recorded field.",
    )
    # How much later than the others the last participant may submit: computed from the participations.
    longest_extra = models.DurationField(default=timedelta(), editable=False)
    # When the field was recorded for virtual participants; null: not yet.
    recorded_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ContestQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(freeze_min__lte=F("length_min")), name="freeze_within_contest"
            ),
            models.CheckConstraint(
                condition=~Q(registration="code") | ~Q(registration_code=""),
                name="registration_by_code_has_one",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def clock(self) -> Clock:
        """Return the contest's times."""
        return Clock(
            starts_at=self.starts_at,
            length=self.length,
            freeze=timedelta(minutes=self.freeze_min),
            longest_extra=self.longest_extra,
            is_unfrozen_by_hand=self.is_unfrozen_by_hand,
            unfrozen_at=self.unfrozen_at,
        )

    @property
    def length(self) -> timedelta:
        """Return how long a participant has."""
        return timedelta(minutes=self.length_min)

    @property
    def ends_at(self) -> datetime:
        """Return the end for everyone without extra time."""
        return self.starts_at + self.length

    @property
    def phase(self) -> Phase:
        """Return how far the contest is now."""
        return self.clock.phase(timezone.now())

    @property
    def scoring(self) -> Rule:
        """Return the rule by which it is scored."""
        return RULES[self.rule]

    def tasks(self) -> list[Task]:
        """Return the problems as a rule sees them."""
        return [Task(problem.label, problem.credits) for problem in self.problems.all()]


class ContestProblem(models.Model):
    """A problem of a contest, under its label there."""

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="problems")
    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="contest_problems")
    position = models.PositiveIntegerField(default=0)
    label = models.CharField(
        max_length=10,
        validators=[RegexValidator(r"^[A-Za-z0-9]+\Z", "Letters and digits only, as in A or B1.")],
    )
    credits = models.PositiveIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(MAX_CREDITS)]
    )

    class Meta:
        ordering = ["contest", "position", "label"]
        constraints = [
            models.UniqueConstraint(fields=["contest", "label"], name="contest_label_once"),
            models.UniqueConstraint(fields=["contest", "problem"], name="contest_problem_once"),
        ]

    def __str__(self) -> str:
        return f"{self.label}. {self.problem}"
