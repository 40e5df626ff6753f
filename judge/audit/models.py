"""The trail: a line for each row that a member of staff has changed. Written by the database, never changed."""

from __future__ import annotations

from django.apps import apps
from django.db import models

from judge.visible import visible


class Operation(models.TextChoices):
    """What became of the row. `more`: so many more rows were changed by the same request than are told."""

    INSERT = "insert", "Added"
    UPDATE = "update", "Changed"
    DELETE = "delete", "Deleted"
    MORE = "more", "And more"


class Entry(models.Model):
    """One row, before and after. Nothing here points to another table, so that it outlives whom and what it names."""

    at = models.DateTimeField()
    deed = models.UUIDField("request", help_text="The same for all that one request has changed.")
    actor_id = models.BigIntegerField()
    actor = models.CharField("who", max_length=150)
    address = models.CharField("from", max_length=45)
    request = models.CharField("by", max_length=300)
    table = models.CharField(max_length=63)
    row_id = models.CharField("id", max_length=100)
    name = models.CharField("what", max_length=200)
    operation = models.CharField("deed", max_length=6, choices=Operation.choices)
    # Of a changed row the changed columns alone; null: there was or is none.
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["table", "row_id"], name="entry_of_row"),
            models.Index(fields=["actor", "-id"], name="entry_of_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.get_operation_display()}: {self.thing}".strip()

    @property
    def thing(self) -> str:
        """Return the row's kind with its name as it was, or else its id."""
        return f"{self.kind} {visible(self.name) or self.row_id}".strip()

    @property
    def kind(self) -> str:
        """Return what kind of thing the row is, in words."""
        return kinds().get(self.table, self.table)


def kinds() -> dict[str, str]:
    """Return the tables with the words for what they hold."""
    models_ = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: str(model._meta.verbose_name) for model in models_}
