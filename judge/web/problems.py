"""The list of problems, and the page of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from judge.api.problems import matching, open_problem, problem_rows
from judge.limits.door import counts_as
from judge.limits.words import Group
from judge.web.filters import Filter
from judge.web.paging import links, page_of
from judge.web.progress import progress_of
from judge.web.workspace import practice, workspace
from problems.models import Difficulty, Problem, Tag

STATUSES = [("todo", "To do"), ("attempted", "Attempted"), ("solved", "Solved")]


class ProblemFilter(Filter):
    """What the list is narrowed to; a value that makes no sense filters nothing."""

    q = forms.CharField(required=False, max_length=100)
    difficulty = forms.ChoiceField(required=False, choices=Difficulty.choices)
    tag = forms.SlugField(required=False, max_length=50)
    status = forms.ChoiceField(required=False, choices=STATUSES)


@dataclass(frozen=True)
class Credits:
    """Who made the problem, where it is from and on what terms; empty where the package does not say."""

    authors: str
    source: str
    source_url: str
    license: str


@counts_as(Group.LIST)
@require_safe
def problem_list(request: HttpRequest) -> HttpResponse:
    """Show the problems that the reader may open."""
    user = request.user
    query = ProblemFilter(request.GET).chosen()
    if not user.is_authenticated:
        query.pop("status", None)
    wanted: dict[str, Any] = {**query, "tag": [query["tag"]] if "tag" in query else []}
    page = page_of(request, matching(wanted, user))
    tags = list(
        Tag.objects.filter(problems__in=Problem.objects.visible_to(user))
        .distinct()
        .order_by("name")
    )
    named = {tag.slug: tag for tag in tags}
    problems = list(page.object_list)
    rows = [
        {
            **row,
            "tags": [named[slug] for slug in row["tags"] if slug in named],
            "is_open": problem.is_open,
        }
        for row, problem in zip(problem_rows(problems, user), problems, strict=True)
    ]
    return render(
        request,
        "web/problem_list.html",
        {
            "rows": rows,
            "query": query,
            "is_filtered": bool(query),
            "difficulties": Difficulty.choices,
            "statuses": STATUSES,
            "tags": tags,
            "progress": progress_of(user) if user.is_authenticated else None,
            **links(page),
        },
    )


@require_safe
def problem_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the statement beside the editor and the tests."""
    problem = open_problem(slug, request.user)
    version = problem.current_version
    assert version is not None  # open_problem() finds no others
    prefetch_related_objects([problem], "tags")
    (row,) = problem_rows([problem], request.user)
    return render(
        request,
        "web/problem_detail.html",
        {
            **workspace(problem, request.user, practice(problem, request.user)),
            "tags": problem.tags.all(),
            "hints": version.metadata.get("hints", []),
            "credits": _credits(version.metadata),
            "acceptance": row["acceptance"],
            "status": row["status"],
        },
    )


def _credits(metadata: Mapping[str, Any]) -> Credits:
    """Return what the package says of its origin; an address is a link only where it leads to the web."""
    url = metadata.get("source_url", "")
    license = metadata.get("license", "")
    return Credits(
        authors=", ".join(metadata.get("authors", [])),
        source=metadata.get("source", ""),
        source_url=url if url.startswith(("https://", "http://")) else "",
        license="" if license in {"unknown", ""} else license.upper(),
    )
