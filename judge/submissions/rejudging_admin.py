"""Staff start a rejudging, see what it would change, and apply, cancel or undo it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.defaultfilters import pluralize
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timeuntil

from judge.accounts.models import User
from judge.read_only import ReadOnlyAdmin
from judge.submissions.errors import RejudgingRefused
from judge.submissions.models import (
    Rejudging,
    RejudgingState,
    Submission,
    SubmissionQuerySet,
)
from judge.submissions.rejudging import Effect, apply, cancel, eligible, start, undo
from judge.submissions.review import Changes, Fate, changes, eta_s, of_fate, sections

PAGE = 50
# Of lists that should be short.
SHOWN = 100


class ReasonForm(forms.Form):
    """What staff are asked before a rejudging starts."""

    reason = forms.CharField(
        label="Why",
        max_length=200,
        widget=AdminTextInputWidget(attrs={"autofocus": True}),
        help_text="Whoever reviews it reads this: test 7 was wrong, the limit is two seconds now.",
    )


def may_start(request: HttpRequest) -> bool:
    """Tell whether the user may start a rejudging."""
    return request.user.has_perm("submissions.add_rejudging")


def ask_and_start(
    request: HttpRequest,
    submissions: SubmissionQuerySet,
    *,
    hidden: Mapping[str, Sequence[str]],
) -> HttpResponse:
    """Ask why these submissions are rejudged; with an answer, start and go to the review.

    Any page of the admin can answer a POST with it: the form posts to the same address, `hidden` along.
    """
    if not may_start(request):
        raise PermissionDenied
    form = ReasonForm(request.POST if "reason" in request.POST else None)
    if form.is_valid():
        try:
            rejudging = start(
                submissions, reason=form.cleaned_data["reason"], by=cast("User", request.user)
            )
        except RejudgingRefused as error:
            messages.warning(request, str(error))
            return HttpResponseRedirect(request.get_full_path())
        return HttpResponseRedirect(review_address(rejudging))
    count = eligible(submissions).count()
    context = {
        **admin.site.each_context(request),
        "title": "Rejudge",
        "form": form,
        "count": count,
        "left_out": submissions.count() - count,
        "hidden": [(name, value) for name, values in hidden.items() for value in values],
        "back": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/submissions/rejudging/start.html", context)


def review_address(rejudging: Rejudging) -> str:
    """Return where staff review it."""
    return reverse("admin:submissions_rejudging_change", args=[rejudging.pk])


@admin.register(Rejudging)
class RejudgingAdmin(ReadOnlyAdmin):
    """All rejudgings; each has a page to review and decide it."""

    list_display = ("reason", "state", "size", "created_at", "started_by", "decided_by")
    list_filter = ("state",)
    list_select_related = ("started_by", "decided_by")
    search_fields = ("reason", "started_by__username")
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Rejudging]:
        """Return rejudgings with the number of their submissions."""
        rejudgings: QuerySet[Rejudging] = super().get_queryset(request)
        return rejudgings.annotate(size=Count("judgements"))

    @admin.display(description="submissions", ordering="size")
    def size(self, rejudging: Rejudging) -> int:
        """Return how many submissions it judges again."""
        count: int = rejudging.size  # type: ignore[attr-defined]  # annotated
        return count

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show what it changes and how far it is; apply, cancel or undo it."""
        rejudging = self.get_object(request, object_id)
        if rejudging is None:
            raise Http404
        if not self.has_view_permission(request, rejudging):
            raise PermissionDenied
        may_decide = request.user.has_perm("submissions.change_rejudging")
        if request.method == "POST":
            if not may_decide:
                raise PermissionDenied
            try:
                self.message_user(request, _decide(request, rejudging), messages.SUCCESS)
            except RejudgingRefused as error:
                self.message_user(request, str(error), messages.WARNING)
            return HttpResponseRedirect(request.path)
        found = changes(rejudging)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Rejudging {rejudging.pk}",
            "opts": self.model._meta,
            "rejudging": rejudging,
            "may_decide": may_decide,
            "is_judging": rejudging.state == RejudgingState.JUDGING,
            "can_undo": rejudging.state == RejudgingState.APPLIED,
            "found": found,
            "waiting": found.fates[Fate.WAITING],
            "same": found.fates[Fate.SAME],
            "overtaken": found.movable - found.standing,
            **_lists(request, rejudging, found),
        }
        if context["is_judging"]:
            context["time_left"] = _time_left(rejudging, found)
        if rejudging.state == RejudgingState.READY:
            context["sections"] = sections(rejudging, found.changed)
        return TemplateResponse(request, "admin/submissions/rejudging/review.html", context)


def _decide(request: HttpRequest, rejudging: Rejudging) -> str:
    """Do what the button says; return what to tell."""
    by = cast("User", request.user)
    if "cancel" in request.POST:
        spared = cancel(rejudging, by=by)
        return f"Cancelled: nothing has changed. {spared} judgement{pluralize(spared)} need not be made."
    if "apply" in request.POST:
        return _told("Applied to", apply(rejudging, by=by))
    if "undo" in request.POST:
        return _told("Undone for", undo(rejudging, by=by))
    raise RejudgingRefused("Nothing was changed: choose what to do.")


def _told(deed: str, effect: Effect) -> str:
    told = (
        f"{deed} {effect.moved} submission{pluralize(effect.moved)}: "
        f"{effect.changed} got another result."
    )
    if effect.left_alone:
        told += f" Left alone, and listed below: {effect.left_alone}."
    return told


def _lists(request: HttpRequest, rejudging: Rejudging, found: Changes) -> dict[str, object]:
    """Return the changed submissions, a page of them, and those that it cannot change."""
    changed = found.changed
    chosen = {name: request.GET[name] for name in ("old", "new") if request.GET.get(name)}
    if "old" in chosen:
        changed = changed.filter(Q(old_verdict=chosen["old"]))
    if "new" in chosen:
        changed = changed.filter(verdict=chosen["new"])
    if rejudging.is_open:
        left_alone = Submission.objects.filter(
            pk__in=of_fate(rejudging, Fate.LEFT_ALONE).values("submission")
        )
        left_alone_count = found.fates[Fate.LEFT_ALONE]
    else:
        left_alone = Submission.objects.filter(pk__in=rejudging.left_alone)
        left_alone_count = len(rejudging.left_alone)
    return {
        "page": Paginator(changed, PAGE).get_page(request.GET.get("page")),
        "chosen": chosen,
        "failed": of_fate(rejudging, Fate.FAILED)[:SHOWN],
        "failed_count": found.fates[Fate.FAILED],
        "left_alone": left_alone.with_judgement()[:SHOWN],
        "left_alone_count": left_alone_count,
    }


def _time_left(rejudging: Rejudging, found: Changes) -> str | None:
    seconds = eta_s(rejudging, found.fates[Fate.WAITING])
    if seconds is None:
        return None
    if seconds < 60:
        return "less than a minute"
    now = timezone.now()
    return f"about {timeuntil(now + timedelta(seconds=seconds), now, depth=1)}"
