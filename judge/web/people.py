"""The public page of a person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from judge.accounts.models import User
from judge.web.progress import progress_of, recently_solved


@require_safe
def profile(request: HttpRequest, username: str) -> HttpResponse:
    """Show what someone has solved."""
    person = get_object_or_404(User, username__iexact=username, is_active=True)
    return render(
        request,
        "web/profile.html",
        {
            "person": person,
            "progress": progress_of(person),
            "recent": recently_solved(person),
        },
    )
