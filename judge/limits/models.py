"""What the admin has set instead of the defaults."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from judge.limits.words import Group, Scope, Tier

LONGEST_WINDOW_S = 24 * 3600
MOST_CALLS = 1_000_000


class Rule(models.Model):
    """So many calls of a group in so many seconds, in place of the default; without a number nothing is limited."""

    group = models.CharField("what", max_length=20, choices=Group.choices)
    tier = models.CharField("who", max_length=20, choices=Tier.choices)
    scope = models.CharField("counted for", max_length=20, choices=Scope.choices)
    calls = models.PositiveIntegerField(
        null=True,
        blank=True,
        validators=[
            MinValueValidator(
                1,
                "Allow one call at least; to close something, take its page or permission away.",
            ),
            MaxValueValidator(MOST_CALLS, "Leave it empty where nothing is to be limited."),
        ],
        help_text="Empty: no limit.",
    )
    seconds = models.PositiveIntegerField(
        "in seconds",
        default=60,
        validators=[
            MinValueValidator(1, "The window has one second at least."),
            MaxValueValidator(LONGEST_WINDOW_S, "The window has one day (86400 s) at most."),
        ],
    )
    note = models.CharField(
        max_length=200, blank=True, help_text="Why, for the next one who looks."
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["group", "tier", "scope"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "tier", "scope"],
                name="one_rule_each",
                violation_error_message="There is such a rule already; change that one.",
            ),
            models.CheckConstraint(
                condition=models.Q(calls__isnull=True) | models.Q(calls__gte=1),
                name="rule_allows_a_call",
            ),
            models.CheckConstraint(
                condition=models.Q(seconds__gte=1, seconds__lte=LONGEST_WINDOW_S),
                name="rule_has_a_window",
            ),
        ]

    def __str__(self) -> str:
        what = f"{self.get_group_display()}, {self.get_tier_display()}, {self.get_scope_display()}"
        return (
            f"{what}: {'no limit' if self.calls is None else f'{self.calls} in {self.seconds} s'}"
        )

    def clean(self) -> None:
        """Refuse what could never hold."""
        if self.tier == Tier.ANONYMOUS and self.scope in {Scope.USER, Scope.TOKEN}:
            raise ValidationError(
                {"scope": "Who is not signed in has neither a user nor a token; count addresses."}
            )
        if self.tier == Tier.CONTEST and self.group not in {Group.SUBMIT, Group.RUN}:
            raise ValidationError(
                {"tier": "Only submissions and runs have rules of their own within a contest."}
            )
        if self.group == Group.SIGN_IN and self.tier != Tier.ANONYMOUS:
            raise ValidationError({"tier": "Whoever signs in is nobody yet."})
