"""Participants: adding many at once, extra time, disqualifications; where each stands and what they sent."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from judge.accounts.models import User
from judge.read_only import ReadOnlyAdmin, ReadOnlyInline
from leaderboard.contests import staff
from leaderboard.models import Attempt, Contest, ContestStanding, Participation

MAX_NAMED = 200  # unknown names that are listed
MAX_REASON = 300


class PeopleForm(forms.Form):
    """A list of names to add to a contest."""

    contest = forms.ModelChoiceField(Contest.objects.all())
    names = forms.CharField(
        label="User names",
        widget=forms.Textarea(attrs={"rows": 15, "cols": 60}),
        help_text="One a line, or with commas or spaces between them. Upper and lower case are the same.",
    )


class NotedActionForm(ActionForm):
    """The choice of an action, with room for the reason."""

    why = forms.CharField(
        required=False, max_length=MAX_REASON, label="Reason", help_text="Kept in the note."
    )


class ParticipationForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    """What staff may change of a participation."""

    class Meta:
        model = Participation
        fields = ("extra_time", "is_disqualified", "note")

    def clean_extra_time(self) -> object:
        """Return the extra time, if it is none that takes time away."""
        extra = self.cleaned_data["extra_time"]
        if extra.total_seconds() < 0:
            raise ValidationError("Extra time cannot be negative; use 0:00:00 for none.")
        return extra


class StandingInline(ReadOnlyInline):
    """Where the participation stands, as the workers computed it."""

    model = ContestStanding
    fields = readonly_fields = ("points", "solved", "frozen_points", "is_stale", "updated_at")
    verbose_name_plural = "standing"

    @admin.display(description="points")
    def points(self, standing: ContestStanding) -> str:
        """Return the points, in full."""
        return str(standing.result.get("points", 0))

    @admin.display(description="solved")
    def solved(self, standing: ContestStanding) -> str:
        """Return how many problems were solved."""
        return str(standing.result.get("solved", 0))

    @admin.display(description="points on the frozen board")
    def frozen_points(self, standing: ContestStanding) -> str:
        """Return the points that the freeze shows."""
        return str(standing.frozen_result.get("points", 0))


class AttemptColumns:
    """What lists of attempts show of each; `_with_verdicts` loads it."""

    @admin.display(description="verdict")
    def verdict(self, attempt: Attempt) -> str:
        """Return the verdict that counts."""
        judgements = attempt.submission.judgements.all()
        current = next((each for each in judgements if each.is_current), None)
        return "" if current is None else current.verdict or current.get_status_display()

    @admin.display(description="submission")
    def link(self, attempt: Attempt) -> SafeString:
        """Return the way to the submission."""
        address = reverse("admin:submissions_submission_change", args=[attempt.pk])
        return format_html('<a href="{}">{}</a>', address, attempt.pk)


class AttemptInline(AttemptColumns, ReadOnlyInline):
    """What the participant sent."""

    model = Attempt
    fields = readonly_fields = ("problem", "at", "verdict", "is_after_freeze", "link")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attempt]:
        """Return attempts with their verdicts, in three queries."""
        return _with_verdicts(super().get_queryset(request))


@admin.register(Participation)
class ParticipationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Who takes part, and what staff grant or forbid them."""

    form = ParticipationForm
    inlines = (StandingInline, AttemptInline)
    list_display = (
        "user", "contest", "way", "points", "solved", "extra_time", "is_disqualified",
        "registered_at",
    )  # fmt: skip
    list_filter = ("is_disqualified", "way", "contest")
    list_select_related = ("user", "contest", "standing")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("user__username", "contest__slug", "contest__title")
    search_help_text = "A user's name, or a contest's address or title."
    readonly_fields = ("contest", "user", "way", "started_at", "registered_at")
    fields = (
        "contest", "user", "way", "started_at", "registered_at",
        "extra_time", "is_disqualified", "note",
    )  # fmt: skip
    action_form = NotedActionForm
    actions = ("disqualify", "allow")

    def has_delete_permission(self, request: HttpRequest, obj: Participation | None = None) -> bool:
        """Refuse where something was submitted: disqualify instead."""
        if obj is None or obj.attempts.exists():
            return False
        return super().has_delete_permission(request, obj)

    def delete_model(self, request: HttpRequest, obj: Participation) -> None:
        """Delete somebody who sent nothing."""
        contest = obj.contest
        obj.delete()
        staff.settle_extra_time(contest)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Add the people of a pasted list."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PeopleForm(request.POST or None, initial={"contest": request.GET.get("contest")})
        added: staff.Added | None = None
        if request.method == "POST" and form.is_valid():
            contest: Contest = form.cleaned_data["contest"]
            added = staff.enrol_all(contest, staff.names_in(form.cleaned_data["names"]))
            told = f"{added.added} were added to {contest}; {added.already} took part already."
            self.message_user(request, told, messages.SUCCESS)
            self.log_change(request, contest, told)
            if not added.unknown:
                address = reverse("admin:leaderboard_participation_changelist")
                return HttpResponseRedirect(f"{address}?contest__id__exact={contest.pk}")
            form = PeopleForm(initial={"contest": contest, "names": "\n".join(added.unknown)})
        context = {
            **self.admin_site.each_context(request),
            "title": "Add people to a contest",
            "opts": self.model._meta,
            "form": form,
            "unknown": added.unknown[:MAX_NAMED] if added else [],
            "unknown_count": len(added.unknown) if added else 0,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/leaderboard/participation/add_people.html", context)

    def save_model(self, request: HttpRequest, obj: Participation, form: Any, change: bool) -> None:
        """Write what was changed and nothing else, then what follows from it."""
        changed = set(form.changed_data)
        if not changed:
            return
        obj.save(update_fields=changed)
        if "extra_time" in changed:
            staff.settle_extra_time(obj.contest)
        if "is_disqualified" in changed:
            staff.mark_stale([obj.pk])

    @admin.display(description="points", ordering="standing__score")
    def points(self, participation: Participation) -> str:
        """Return the points, in full."""
        return _of_standing(participation, "points")

    @admin.display(description="solved")
    def solved(self, participation: Participation) -> str:
        """Return how many problems were solved."""
        return _of_standing(participation, "solved")

    @admin.action(description="Disqualify", permissions=["change"])
    def disqualify(self, request: HttpRequest, queryset: QuerySet[Participation]) -> None:
        """Take them off the board."""
        by, why = cast("User", request.user), request.POST.get("why", "")[:MAX_REASON]
        changed = staff.disqualify(queryset, by=by, why=why)
        self._tell(request, queryset, changed, "disqualified")

    @admin.action(description="Allow again", permissions=["change"])
    def allow(self, request: HttpRequest, queryset: QuerySet[Participation]) -> None:
        """Put them back on the board."""
        by, why = cast("User", request.user), request.POST.get("why", "")[:MAX_REASON]
        changed = staff.allow(queryset, by=by, why=why)
        self._tell(request, queryset, changed, "allowed to take part again")

    def _tell(
        self, request: HttpRequest, queryset: QuerySet[Participation], ids: list[int], what: str
    ) -> None:
        LogEntry.objects.log_actions(
            cast("User", request.user).pk,
            Participation.objects.select_related("user", "contest").filter(pk__in=ids),
            CHANGE,
            f"{what.capitalize()}.",
        )
        self.message_user(request, f"{len(ids)} were {what}.", messages.SUCCESS)


@admin.register(Attempt)
class AttemptAdmin(AttemptColumns, ReadOnlyAdmin):
    """What was sent within contests, the latest first."""

    list_display = (
        "sent_at",
        "contest",
        "user",
        "label",
        "at",
        "verdict",
        "is_after_freeze",
        "link",
    )
    list_display_links = None
    list_filter = ("is_accepted", "participation__contest")
    list_per_page = 50
    show_full_result_count = False
    ordering = ("-pk",)
    search_fields = (
        "participation__user__username",
        "participation__contest__slug",
        "problem__label__iexact",
    )
    search_help_text = "A user's name, a contest's address, a problem's label."

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attempt]:
        """Return attempts with all that a line shows, in three queries."""
        return _with_verdicts(super().get_queryset(request)).select_related(
            "participation__user", "participation__contest"
        )

    @admin.display(description="sent at", ordering="pk")
    def sent_at(self, attempt: Attempt) -> str:
        """Return when it was sent."""
        return f"{timezone.localtime(attempt.submission.created_at):%Y-%m-%d %H:%M:%S}"

    @admin.display(description="contest")
    def contest(self, attempt: Attempt) -> str:
        """Return where it counts."""
        return str(attempt.participation.contest)

    @admin.display(description="user")
    def user(self, attempt: Attempt) -> str:
        """Return who sent it."""
        return str(attempt.participation.user)

    @admin.display(description="problem", ordering="problem__label")
    def label(self, attempt: Attempt) -> str:
        """Return the problem's label."""
        return attempt.problem.label


def _of_standing(participation: Participation, name: str) -> str:
    standing: ContestStanding | None = getattr(participation, "standing", None)
    return "" if standing is None else str(standing.result.get(name, 0))


def _with_verdicts(attempts: QuerySet[Attempt]) -> QuerySet[Attempt]:
    return attempts.select_related("submission", "problem__problem").prefetch_related(
        "submission__judgements"
    )
