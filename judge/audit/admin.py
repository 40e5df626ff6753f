"""The trail as staff read it: who changed what, when, from where. To read, to search, to take along; nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from judge import spreadsheet
from judge.audit.models import Entry, kinds
from judge.read_only import ReadOnlyAdmin
from judge.visible import visible

_COLUMNS = (
    "at", "deed", "actor_id", "actor", "address", "request", "operation", "table", "row_id", "name", "before", "after",
)  # fmt: skip


class KindFilter(admin.SimpleListFilter):
    """Entries by what kind of thing was changed: the kinds of which there are any."""

    title = "kind"
    parameter_name = "table"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the kinds."""
        words = kinds()
        tables = Entry.objects.order_by("table").values_list("table", flat=True).distinct()
        return [(table, words.get(table, table).capitalize()) for table in tables if table]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Entry]) -> QuerySet[Entry]:
        """Return the entries of that kind."""
        return queryset if self.value() is None else queryset.filter(table=self.value())


@admin.register(Entry)
class EntryAdmin(ReadOnlyAdmin):
    """A list to narrow down, a page of before and after, and a table to take along."""

    change_list_template = "admin/audit/entry/change_list.html"
    list_display = ("when", "actor", "operation", "what", "changed", "address")
    list_filter = ("operation", KindFilter, ("at", admin.DateFieldListFilter))
    search_fields = ("actor", "name", "row_id", "address", "request", "deed")
    search_help_text = "Who, what, an id, an address, or a part of the page's address."
    date_hierarchy = "at"
    list_per_page = 50
    show_full_result_count = False
    fields = ("when", "actor", "address", "request", "operation", "what", "difference", "alike")
    readonly_fields = fields

    @admin.display(description="when", ordering="id")
    def when(self, entry: Entry) -> str:
        """Return the moment, to the second."""
        return f"{entry.at:%Y-%m-%d %H:%M:%S} UTC"

    @admin.display(description="what", ordering="table")
    def what(self, entry: Entry) -> SafeString | str:
        """Return the thing with its kind, as a link where it has a page."""
        address = _page_of(entry)
        return format_html('<a href="{}">{}</a>', address, entry.thing) if address else entry.thing

    @admin.display(description="columns")
    def changed(self, entry: Entry) -> str:
        """Return which columns were changed; of a new or deleted row there is no need."""
        if entry.before is None or entry.after is None:
            return ""
        return ", ".join(sorted(entry.after))

    @admin.display(description="before and after")
    def difference(self, entry: Entry) -> SafeString:
        """Return the columns with what they held and hold, as text that cannot become markup."""
        before, after = entry.before or {}, entry.after or {}
        lines = format_html_join(
            "",
            "<tr><th scope=row>{}</th><td><pre>{}</pre></td><td><pre>{}</pre></td></tr>",
            ((name, _text(before, name), _text(after, name)) for name in sorted({*before, *after})),
        )
        return format_html(
            "<table><thead><tr><th>Column</th><th>Before</th><th>After</th></tr></thead>{}</table>",
            lines,
        )

    @admin.display(description="same request")
    def alike(self, entry: Entry) -> SafeString:
        """Return the way to all that the request has changed."""
        address = f"{reverse('admin:audit_entry_changelist')}?q={entry.deed}"
        return format_html('<a href="{}">All that it changed</a>', address)

    def get_urls(self) -> list[URLPattern]:
        """Add the table to take along."""
        view = self.admin_site.admin_view(self.export_view)
        return [path("export.csv", view, name="audit_entry_export"), *super().get_urls()]

    def export_view(self, request: HttpRequest) -> StreamingHttpResponse:
        """Send the entries that the list's filters leave, the newest first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return StreamingHttpResponse(
            _lines(self.get_changelist_instance(request).queryset),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="trail.csv"'},
        )


def _lines(entries: QuerySet[Entry]) -> Iterator[str]:
    yield spreadsheet.line(_COLUMNS)
    for entry in entries.values_list(*_COLUMNS).iterator(chunk_size=500):
        yield spreadsheet.line(map(_cell, entry))


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value


def _text(row: dict[str, Any], name: str) -> str:
    if name not in row:
        return ""
    value = row[name]
    return visible(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _page_of(entry: Entry) -> str | None:
    for model in apps.get_models():
        if model._meta.db_table == entry.table and admin.site.is_registered(model):
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
            try:
                return reverse(name, args=[entry.row_id])
            except NoReverseMatch:
                return None
    return None
