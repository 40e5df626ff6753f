"""A person's own settings: the theme and the API tokens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings as site
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from judge.accounts import tokens
from judge.accounts.models import Scope, Theme, User


class ThemeForm(forms.Form):
    """Light, dark, or as the system says."""

    theme = forms.ChoiceField(choices=Theme.choices)


class TokenForm(forms.Form):
    """A new API token."""

    name = forms.CharField(max_length=60, label="What is it for?")
    scope = forms.ChoiceField(
        label="May",
        choices=[(Scope.READ, "read"), (Scope.SUBMIT, "read and submit")],
        initial=Scope.SUBMIT,
    )
    days = forms.TypedChoiceField(
        label="Expires",
        choices=[(30, "in 30 days"), (90, "in 90 days"), (365, "in a year"), (0, "never")],
        initial=90,
        coerce=int,
    )


@require_safe
@login_required
def settings(request: HttpRequest) -> HttpResponse:
    """Show the settings."""
    return _page(request, TokenForm())


@require_POST
@login_required
def save_theme(request: HttpRequest) -> HttpResponse:
    """Keep the theme in the profile, for every browser."""
    assert isinstance(request.user, User)
    form = ThemeForm(request.POST)
    if form.is_valid():
        User.objects.filter(pk=request.user.pk).update(theme=form.cleaned_data["theme"])
    return redirect("settings")


@require_POST
@login_required
@never_cache
def create_token(request: HttpRequest) -> HttpResponse:
    """Make a token and show its secret this once."""
    assert isinstance(request.user, User)
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    days = form.cleaned_data["days"]
    try:
        token, secret = tokens.issue(
            request.user,
            name=form.cleaned_data["name"],
            scopes=[Scope(form.cleaned_data["scope"])],
            expires_at=timezone.now() + timedelta(days=days) if days else None,
        )
    except tokens.TokenLimitReached as error:
        form.add_error(None, str(error))
        return _page(request, form, status=422)
    return _page(request, TokenForm(), new_token=token, secret=secret)


@require_POST
@login_required
def revoke_token(request: HttpRequest, id: int) -> HttpResponse:
    """Delete a token of one's own."""
    assert isinstance(request.user, User)
    if tokens.revoke(request.user, id):
        messages.success(request, "The token is revoked.")
    return redirect("settings")


def _page(request: HttpRequest, form: TokenForm, status: int = 200, **more: Any) -> HttpResponse:
    assert isinstance(request.user, User)
    context = {
        "themes": Theme.choices,
        "tokens": request.user.api_tokens.all(),
        "form": form,
        "has_webhooks": site.USER_WEBHOOKS,
        **more,
    }
    return render(request, "web/settings.html", context, status=status)
