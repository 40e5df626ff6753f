"""Account pages that differ from allauth's."""

from __future__ import annotations

from allauth.account.views import password_reset as allauth_password_reset
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def password_reset(request: HttpRequest) -> HttpResponse:
    """Send a reset mail, or say that this site sends none."""
    if settings.HAS_EMAIL:
        response: HttpResponse = allauth_password_reset(request)
        return response
    messages.info(
        request, "This site sends no e-mail. Ask whoever runs it to set a new password for you."
    )
    return redirect(settings.LOGIN_URL)
