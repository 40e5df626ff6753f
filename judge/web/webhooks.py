"""A person's own webhooks, where the site's operator allows them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from judge.accounts.models import User
from judge.webhooks import hooks
from judge.webhooks.destination import MAX_LENGTH
from judge.webhooks.errors import WebhookError
from judge.webhooks.models import Delivery, Hook

SHOWN = 20

_View = Callable[..., HttpResponse]


class HookForm(forms.Form):
    """A new webhook."""

    name = forms.CharField(max_length=100, label="Who listens there?")
    url = forms.CharField(
        max_length=MAX_LENGTH,
        label="Address",
        widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
    )


def _where_allowed(view: _View) -> _View:
    """Let there be nothing where the operator allows no webhooks of one's own."""

    @wraps(view)
    def checked(request: HttpRequest, **address: object) -> HttpResponse:
        if not settings.USER_WEBHOOKS:
            raise Http404
        return view(request, **address)

    return checked


@require_safe
@login_required
@_where_allowed
def webhooks(request: HttpRequest) -> HttpResponse:
    """Show one's webhooks and what they were sent lately."""
    return _page(request, HookForm())


@require_POST
@login_required
@never_cache
@_where_allowed
def create(request: HttpRequest) -> HttpResponse:
    """Make a webhook and show its secret this once."""
    assert isinstance(request.user, User)
    form = HookForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        hook, secret = hooks.make_own(request.user, **form.cleaned_data)
    except WebhookError as error:
        form.add_error(None, str(error))
        return _page(request, form, status=422)
    return _page(request, HookForm(), new_hook=hook, secret=secret)


@require_POST
@login_required
@never_cache
@_where_allowed
def act(request: HttpRequest, id: UUID) -> HttpResponse:
    """Do what the button says."""
    hook = get_object_or_404(Hook, pk=id, owner_id=request.user.pk)
    if "secret" in request.POST:
        return _page(request, HookForm(), new_hook=hook, secret=hooks.renew_secret(hook))
    if "test" in request.POST:
        hooks.send_test(hook)
        messages.success(request, "A test is on its way; what became of it is shown below.")
    elif "pause" in request.POST:
        hooks.pause(hook)
    elif "resume" in request.POST:
        hooks.resume(hook)
    elif "delete" in request.POST:
        hook.delete()
        messages.success(request, "The webhook is deleted.")
    return redirect("webhooks")


def _page(request: HttpRequest, form: HookForm, status: int = 200, **more: Any) -> HttpResponse:
    assert isinstance(request.user, User)
    own = list(request.user.webhooks.order_by("-id"))
    context = {
        "hooks": own,
        "deliveries": (
            Delivery.objects.filter(hook__in=own)
            .with_last_attempt()
            .select_related("hook")
            .order_by("-id")[:SHOWN]
        ),
        "form": form,
        **more,
    }
    return render(request, "web/webhooks.html", context, status=status)
