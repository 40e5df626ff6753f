"""`/api/problems`: the list, and one problem in full."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from judge.accounts.models import User
from judge.api.openapi import answers
from judge.api.pages import Page, PageQuery, page_of, query_of
from judge.api.permissions import MayRead, reader
from judge.api.view import ApiView
from judge.languages import find, languages_for, starter_code
from judge.languages.language import Language
from judge.limits.words import Group
from judge.submissions.statistics import (
    ProblemStatus,
    acceptance,
    attempted_problem_ids,
    problem_status,
    solved_problem_ids,
)
from problems.models import Difficulty, Problem, ProblemVersion
from problems.stored import signature_of
from problems.values import Signature, shown_to_json

Reader = User | AnonymousUser


class ProblemRow(TypedDict):
    """A problem in a list. `status` is the reader's own; null: not tried, or not signed in."""

    slug: str
    title: str
    difficulty: Literal["easy", "medium", "hard"]
    tags: list[str]
    acceptance: float | None
    status: ProblemStatus | None


class Sample(TypedDict):
    """A test that solvers see."""

    name: str
    input: str
    answer: str
    explanation: str


class ShownLimits(TypedDict):
    """What one test may use, before a language's own allowance."""

    time_s: float
    memory_mb: int


class ShownLanguage(TypedDict):
    """A language that the problem can be solved in."""

    id: str
    name: str
    version: str
    editor_mode: str


class ProblemDocument(ProblemRow):
    """A problem in full. `signature` is null for a problem that reads stdin."""

    statement_html: str
    signature: dict[str, Any] | None
    kind: Literal["function", "class", "stdin"]
    samples: list[Sample]
    limits: ShownLimits
    languages: list[ShownLanguage]
    starter_code: str | None
    version: int


class ProblemQuery(PageQuery):
    """Which problems."""

    difficulty = serializers.ChoiceField(Difficulty.choices, required=False)
    tag = serializers.ListField(
        child=serializers.SlugField(max_length=50),
        required=False,
        max_length=10,
        help_text="A tag's slug. Given more than once: problems that have them all.",
    )
    q = serializers.CharField(
        required=False, allow_blank=True, max_length=100, help_text="Words of the title."
    )
    status = serializers.ChoiceField(
        ["solved", "attempted", "todo"], required=False, help_text="Your own progress."
    )


class DetailQuery(serializers.Serializer[Any]):
    """In which language."""

    language = serializers.CharField(
        required=False, max_length=30, help_text="A language's id or alias, for its starter code."
    )


class ProblemList(ApiView):
    """`GET /api/problems`."""

    permission_classes = (MayRead,)
    limit_group = Group.LIST

    @extend_schema(
        operation_id="problems",
        **answers(Page[ProblemRow], "The problems, oldest first.", parameters=[ProblemQuery]),
    )
    def get(self, request: Request) -> Response:
        """List the problems that the reader may open."""
        query = query_of(request, ProblemQuery)
        user = reader(request)
        return Response(
            page_of(matching(query, user), query, lambda found: problem_rows(found, user))
        )


class ProblemDetail(ApiView):
    """`GET /api/problems/{slug}`."""

    permission_classes = (MayRead,)

    @extend_schema(
        operation_id="problem",
        **answers(ProblemDocument, "The problem.", parameters=[DetailQuery]),
    )
    def get(self, request: Request, slug: str) -> Response:
        """Return the statement, signature, samples, limits, languages and starter code."""
        query = query_of(request, DetailQuery)
        problem = open_problem(slug, reader(request))
        assert problem.current_version is not None  # open_problem() finds no others
        signature = signature_of(problem.current_version)
        language = language_named(query.get("language"), signature)
        return Response(problem_document(problem, reader(request), language))


def open_problem(slug: str, user: Reader) -> Problem:
    """Return the problem with its version, or raise Http404 when the user may not open it."""
    return get_object_or_404(
        Problem.objects.visible_to(user).select_related("current_version"), slug=slug
    )


def language_named(name: str | None, signature: Signature | None) -> Language | None:
    """Return the language of that id or alias; raise a field error when none suits the signature."""
    if name is None:
        return None
    language = find(name)
    if language is None or not language.suits(signature):
        known = ", ".join(sorted(language.id for language in languages_for(signature)))
        raise serializers.ValidationError({"language": [f"Choose one of: {known}."]})
    return language


def matching(query: Mapping[str, Any], user: Reader) -> QuerySet[Problem]:
    """Return the problems that the user may open and the query asks for, in a stable order."""
    found: QuerySet[Problem] = Problem.objects.visible_to(user).prefetch_related("tags")
    if difficulty := query.get("difficulty"):
        found = found.filter(difficulty=difficulty)
    for tag in query.get("tag", ()):
        found = found.filter(tags__slug=tag)
    for word in query.get("q", "").split():
        found = found.filter(Q(title__icontains=word) | Q(slug__icontains=word))
    if status := query.get("status"):
        found = _with_status(found, status, user)
    return found.order_by("id")


def problem_rows(problems: Sequence[Problem], user: Reader) -> list[ProblemRow]:
    """Return the problems as a list shows them: two queries more, whatever their number."""
    shares = acceptance(problems)
    progress = problem_status(user, problems)
    return [_row(problem, shares[problem.pk], progress.get(problem.pk)) for problem in problems]


def problem_document(
    problem: Problem, user: Reader, language: Language | None = None
) -> ProblemDocument:
    """Return the problem in full, with starter code when a language is given."""
    version = problem.current_version
    assert version is not None  # visible_to() leaves the others out
    (row,) = problem_rows([problem], user)
    signature = signature_of(version)
    return {
        **row,
        "statement_html": version.statement_html,
        "signature": None if signature is None else shown_to_json(signature),
        "kind": "stdin" if signature is None else signature.kind,
        "samples": samples_of(version),
        "limits": {
            "time_s": version.limits["time_s"],
            "memory_mb": version.limits["memory_mb"],
        },
        "languages": [
            {
                "id": known.id,
                "name": known.name,
                "version": known.version,
                "editor_mode": known.editor_mode,
            }
            for known in languages_for(signature)
        ],
        "starter_code": None if language is None else starter_code(language, signature),
        "version": version.number,
    }


def samples_of(version: ProblemVersion) -> list[Sample]:
    """Return the tests that solvers see."""
    return [
        {
            "name": test.name,
            "input": zlib.decompress(test.input.data).decode(errors="replace"),
            "answer": zlib.decompress(test.answer.data).decode(errors="replace"),
            "explanation": test.explanation,
        }
        for test in version.tests.filter(is_sample=True).select_related("input", "answer")
    ]


def _row(problem: Problem, share: float | None, status: ProblemStatus | None) -> ProblemRow:
    return {
        "slug": problem.slug,
        "title": problem.title,
        "difficulty": problem.difficulty,  # type: ignore[typeddict-item]  # the column's choices
        "tags": [tag.slug for tag in problem.tags.all()],
        "acceptance": None if share is None else round(share, 4),
        "status": status,
    }


def _with_status(found: QuerySet[Problem], status: str, user: Reader) -> QuerySet[Problem]:
    if not user.is_authenticated:
        return found if status == "todo" else found.none()
    solved, attempted = solved_problem_ids(user), attempted_problem_ids(user)
    match status:
        case "solved":
            return found.filter(id__in=solved)
        case "attempted":
            return found.filter(id__in=attempted).exclude(id__in=solved)
        case _:
            return found.exclude(id__in=attempted)
