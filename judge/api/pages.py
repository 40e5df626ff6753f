"""Lists in pages: `?page=1&limit=100` and `{count, page, limit, pages, results}`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypedDict, TypeVar

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request

MAX_LIMIT = 100
MAX_PAGE = 100_000  # as deep as anyone needs to go; beyond it an offset costs too much

Row = TypeVar("Row")


class Page(TypedDict, Generic[Row]):
    """One page of a list."""

    count: int
    page: int
    limit: int
    pages: int
    results: list[Row]


class PageQuery(serializers.Serializer[Any]):
    """Which page."""

    page = serializers.IntegerField(min_value=1, max_value=MAX_PAGE, default=1, help_text="From 1.")
    limit = serializers.IntegerField(
        min_value=1, max_value=MAX_LIMIT, default=MAX_LIMIT, help_text="Rows on a page."
    )


def query_of(request: Request, form: type[serializers.Serializer[Any]]) -> dict[str, Any]:
    """Return the checked query parameters, with their defaults."""
    query = form(data=request.query_params)
    query.is_valid(raise_exception=True)
    checked: dict[str, Any] = query.validated_data
    return checked


def page_of(
    rows: QuerySet[Any],
    query: Mapping[str, Any],
    documents: Callable[[Sequence[Any]], list[Row]],
) -> Page[Row]:
    """Return the page that the query asks for, its rows made into documents together."""
    count = rows.count()
    page, limit = query["page"], query["limit"]
    start = (page - 1) * limit
    return {
        "count": count,
        "page": page,
        "limit": limit,
        "pages": pages_of(count, limit),
        "results": documents(list(rows[start : start + limit])) if start < count else [],
    }


def page_of_list(rows: Sequence[Row], query: Mapping[str, Any]) -> Page[Row]:
    """Return the page of rows that are in memory."""
    page, limit = query["page"], query["limit"]
    return {
        "count": len(rows),
        "page": page,
        "limit": limit,
        "pages": pages_of(len(rows), limit),
        "results": list(rows[(page - 1) * limit : page * limit]),
    }


def pages_of(count: int, limit: int) -> int:
    """Return how many pages so many rows fill; an empty list has one."""
    return max(1, -(-count // limit))
