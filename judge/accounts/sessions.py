"""How long somebody stays signed in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.account.forms import LoginForm
from django.conf import settings
from django.http import HttpRequest, HttpResponse


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """The site's form, for everybody."""

    def login(self, request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        """Sign in; have staff do so anew each working day, since their sessions open more than their own things."""
        answer: HttpResponse = super().login(request, *arguments, **options)
        if request.user.is_authenticated and request.user.is_staff:
            # From now on, and not from the last time that they were seen.
            request.session.set_expiry(timedelta(hours=settings.STAFF_SESSION_HOURS))
        return answer
