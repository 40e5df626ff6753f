"""What code is compiled and run with."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from judge.languages import languages


@require_safe
def language_list(request: HttpRequest) -> HttpResponse:
    """Show each language with its version and commands."""
    return render(request, "web/languages.html", {"languages": languages().values()})
