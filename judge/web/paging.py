"""Pages of a list, as links."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PAGE_SIZE = 50


def page_of(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    """Return the page that `?page=` asks for: the first or the last one when there is no such page."""
    paginator: Paginator[Any] = Paginator(rows, PAGE_SIZE)
    return paginator.get_page(request.GET.get("page"))


def links(page: Page[Any]) -> dict[str, Any]:
    """Return what web/pagination.html needs."""
    return {
        "page": page,
        "page_numbers": page.paginator.get_elided_page_range(
            page.number, on_each_side=2, on_ends=1
        ),
    }
