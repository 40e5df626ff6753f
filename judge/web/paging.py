"""Pages of a list, as links."""

from __future__ import annotations

from typing import Any, Protocol

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PAGE_SIZE = 50


class Rows(Protocol):
    """What can be shown in pages: a queryset, or anything that counts and cuts like one."""

    def count(self) -> int:
        """Return how many rows there are."""

    def __getitem__(self, part: slice, /) -> Any:
        """Return the rows of a page."""


def page_of(request: HttpRequest, rows: Rows, size: int = PAGE_SIZE) -> Page[Any]:
    """Return the page that `?page=` asks for: the first or the last one when there is no such page."""
    paginator: Paginator[Any] = Paginator(rows, size)  # type: ignore[arg-type]  # it counts and cuts, no more
    return paginator.get_page(request.GET.get("page"))


def links(page: Page[Any]) -> dict[str, Any]:
    """Return what web/pagination.html needs."""
    return {
        "page": page,
        "page_numbers": page.paginator.get_elided_page_range(
            page.number, on_each_side=2, on_ends=1
        ),
    }
