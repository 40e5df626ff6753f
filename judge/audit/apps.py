from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    """What staff have changed."""

    name = "judge.audit"
    label = "audit"
    verbose_name = "Trail"

    def ready(self) -> None:
        """Watch the tables that a migration has just made."""
        post_migrate.connect(_watch, sender=self)


def _watch(using: str, **_: Any) -> None:
    from judge.audit.triggers import watch

    watch(using)
