"""Problems as they are stored: a problem, its immutable versions, their tests and reference solutions."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Tag(models.Model):
    """A topic, e.g. `hash-table`."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Difficulty(models.TextChoices):
    """How hard a problem is."""

    EASY = "easy", "Easy"
    MEDIUM = "medium", "Medium"
    HARD = "hard", "Hard"


def is_open(now: datetime, prefix: str = "") -> Q:
    """Return the condition that everyone may open a problem; `prefix` leads to it, as in `problem__`."""
    return Q(**{f"{prefix}is_published": True}) | Q(**{f"{prefix}opens_at__lte": now})


class ProblemQuerySet(models.QuerySet["Problem"]):
    """Problems, by who may see them."""

    def visible_to(self, user: object) -> ProblemQuerySet:
        """Return the problems that the user may open: open ones; staff see all that have a version."""
        with_version = self.filter(current_version__isnull=False)
        if getattr(user, "is_staff", False):
            return with_version
        return with_version.filter(is_open(timezone.now()))


class Problem(models.Model):
    """A problem under its address. What can be judged stands in its current version."""

    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=200)
    difficulty = models.CharField(
        max_length=10, choices=Difficulty.choices, default=Difficulty.MEDIUM
    )
    tags = models.ManyToManyField(Tag, blank=True, related_name="problems")
    is_published = models.BooleanField(
        default=False, help_text="Solvers see only published problems."
    )
    # A problem that is not published is open to everyone from then on: the end of its contests.
    opens_at = models.DateTimeField(null=True, blank=True, editable=False)
    shows_hidden_tests = models.BooleanField(
        default=False, help_text="Show solvers the secret test that failed. Off: only its number."
    )
    current_version = models.ForeignKey(
        "ProblemVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ProblemQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Tell whether everyone may open it."""
        return self.is_published or (self.opens_at is not None and self.opens_at <= timezone.now())


class ProblemVersion(models.Model):
    """What a problem said and judged by at one time; never changed once written."""

    problem = models.ForeignKey(Problem, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content_hash = models.CharField(
        max_length=64
    )  # of the package, so that publishing twice is one version
    statement_format = models.CharField(max_length=10)  # "markdown" or "tex"
    statement_source = models.TextField()
    statement_html = models.TextField()  # rendered and sanitised once, at publishing
    signature = models.JSONField(null=True)  # as in problem.yaml; null for a stdin problem
    checker = models.JSONField()  # {"name": ..., "options": {...}}
    limits = models.JSONField()  # problems.definition.Limits, field by field
    validator = models.JSONField(null=True)  # {"language": ..., "files": {path: text in base64}}
    metadata = models.JSONField(
        default=dict
    )  # source, license, author, hints: shown, never judged by
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["problem", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["problem", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["problem", "content_hash"], name="version_content_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.problem.slug} v{self.number}"


class Blob(models.Model):
    """Bytes under their SHA-256, compressed, stored once however many versions hold them."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveIntegerField()  # uncompressed
    data = models.BinaryField()  # zlib

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.size} bytes)"


class TestCaseRow(models.Model):
    """One test of a version. Secret unless `is_sample`."""

    __test__ = False

    version = models.ForeignKey(ProblemVersion, on_delete=models.CASCADE, related_name="tests")
    ordinal = models.PositiveIntegerField()  # from 0, samples first
    name = models.CharField(max_length=200)
    group = models.CharField(max_length=200)
    is_sample = models.BooleanField()
    input = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    answer = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    explanation = models.TextField(blank=True)
    validator_flags = models.JSONField(default=list)

    class Meta:
        ordering = ["version", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["version", "ordinal"], name="test_ordinal_once")
        ]

    def __str__(self) -> str:
        return f"{self.group}/{self.name}"


class ReferenceSolution(models.Model):
    """A file of the package's submissions/ folder, and the verdicts its folder asserts."""

    version = models.ForeignKey(ProblemVersion, on_delete=models.CASCADE, related_name="solutions")
    path = models.CharField(max_length=300)  # "accepted/hash_map.py"
    language = models.CharField(max_length=30)  # "" when no language here knows it
    files = models.JSONField()  # {name: text}
    expected = models.JSONField()  # ["AC"]

    class Meta:
        ordering = ["version", "path"]

    def __str__(self) -> str:
        return self.path


class Attachment(models.Model):
    """A picture or file that a version's statement shows."""

    version = models.ForeignKey(
        ProblemVersion, on_delete=models.CASCADE, related_name="attachments"
    )
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "name"], name="attachment_name_once")
        ]

    def __str__(self) -> str:
        return self.name
