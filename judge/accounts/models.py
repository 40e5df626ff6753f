"""People and their API tokens."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

from judge.accounts import usernames


class Theme(models.TextChoices):
    """How pages look: as the system says, or fixed."""

    SYSTEM = "system", "System"
    LIGHT = "light", "Light"
    DARK = "dark", "Dark"


class User(AbstractUser):
    """Someone who signs in."""

    username = models.CharField(
        max_length=usernames.MAX_LENGTH,
        unique=True,
        validators=usernames.validators,
        error_messages={"unique": "Someone has this name already."},
    )
    theme = models.CharField(max_length=10, choices=Theme.choices, default=Theme.SYSTEM)

    class Meta(AbstractUser.Meta):
        # Nobody may pass for `alice` as `Alice`.
        constraints = [models.UniqueConstraint(Lower("username"), name="username_once_in_any_case")]


class Scope(models.TextChoices):
    """What a token may do in its owner's name. `submit` includes `read`."""

    READ = "read", "Read"
    SUBMIT = "submit", "Submit"


class ApiToken(models.Model):
    """A secret that signs API calls in as its owner; only its SHA-256 is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)  # ["read", "submit"]
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name
