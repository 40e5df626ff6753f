"""`/api/languages`: what solutions may be written in."""

from __future__ import annotations

from typing import TypedDict

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from judge.api.openapi import answers
from judge.api.pages import Page, PageQuery, page_of_list, query_of
from judge.api.permissions import MayRead
from judge.api.view import ApiView
from judge.languages import languages, starter_code
from judge.languages.language import Language


class LanguageDocument(TypedDict):
    """A language. `starter_code` is the one for a problem that reads stdin; `kinds` of problems that it takes."""

    id: str
    name: str
    version: str
    aliases: list[str]
    extensions: list[str]
    file_name: str
    compile_command: str
    run_command: str
    editor_mode: str
    time_factor: float
    extra_memory_mb: int
    kinds: list[str]
    starter_code: str


class LanguageList(ApiView):
    """`GET /api/languages`."""

    permission_classes = (MayRead,)

    @extend_schema(
        operation_id="languages",
        **answers(Page[LanguageDocument], "The languages.", parameters=[PageQuery]),
    )
    def get(self, request: Request) -> Response:
        """List the languages, their versions and how they are compiled and run."""
        rows = [language_document(language) for language in languages().values()]
        return Response(page_of_list(rows, query_of(request, PageQuery)))


def language_document(language: Language) -> LanguageDocument:
    """Return what people may know of a language."""
    return {
        "id": language.id,
        "name": language.name,
        "version": language.version,
        "aliases": list(language.aliases),
        "extensions": list(language.extensions),
        "file_name": language.file_name,
        "compile_command": language.compile_command,
        "run_command": language.run_command,
        "editor_mode": language.editor_mode,
        "time_factor": language.time_factor,
        "extra_memory_mb": language.extra_memory_mb,
        "kinds": ["stdin", "function", "class"] if language.has_functions else ["stdin"],
        "starter_code": starter_code(language, None),
    }
