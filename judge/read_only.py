"""What the admin shows and never writes."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import CharField, Model, TextField
from django.http import HttpRequest

from judge.visible import visible


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic only in the stubs
    """An admin that shows and never writes, and shows what hides in texts: programs and strangers wrote some."""

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Refuse: rows come from what happens."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Refuse: what happened is not edited."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Refuse: nothing is lost."""
        return False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Return the page's fields."""
        return [self._seen(name) for name in super().get_fields(request, obj)]

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """Return the list's columns."""
        return [self._seen(name) for name in super().get_list_display(request)]

    def _seen(self, name: Any) -> Any:
        """Return what shows the column of that name, if it is one of text; everything else as it is."""
        column = _texts(self.model).get(name)
        if column is None or hasattr(self, name):
            return name

        @admin.display(description=column.verbose_name, ordering=name)
        def seen(row: Model) -> str:
            return visible(getattr(row, name) or "") or self.get_empty_value_display()

        seen.__name__ = name
        return seen


class ReadOnlyInline(admin.TabularInline):  # type: ignore[type-arg]
    """Rows below another: shown, never written."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Refuse: rows come from what happens."""
        return False


def _texts(model: type[Model]) -> dict[str, Any]:
    """Return the columns of free text by their names."""
    return {
        column.name: column
        for column in model._meta.concrete_fields
        if isinstance(column, CharField | TextField) and not column.choices
    }
