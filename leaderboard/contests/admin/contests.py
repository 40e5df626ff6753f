"""Where contests are made: times, rules, problems, and what staff do to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from judge.submissions.models import Submission
from judge.submissions.rejudging_admin import ask_and_start, may_start
from leaderboard.contests import staff
from leaderboard.contests.admin.contest_form import (
    ContestForm,
    ContestProblemForm,
    ContestProblemFormSet,
)
from leaderboard.contests.clock import Phase
from leaderboard.contests.settle import set_openings, settle
from leaderboard.contests.standings import mark_all_stale
from leaderboard.models import Contest, ContestProblem, Way


class ContestProblemInline(admin.TabularInline):  # type: ignore[type-arg]  # generic only in the stubs
    """The problems, by label."""

    model = ContestProblem
    form = ContestProblemForm
    formset = ContestProblemFormSet
    autocomplete_fields = ("problem",)
    extra = 1
    verbose_name_plural = "problems"


class StageFilter(admin.SimpleListFilter):
    """Contests by how far they are."""

    title = "stage"
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the stages."""
        return [("upcoming", "Upcoming"), ("running", "Running"), ("ended", "Ended")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Contest]) -> QuerySet[Contest]:
        """Return the contests in that stage."""
        found = Contest.objects.in_stage(self.value()).order_by().values("pk")
        return queryset if self.value() is None else queryset.filter(pk__in=found)


@admin.register(Contest)
class ContestAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Write contests, publish them, open their boards."""

    form = ContestForm
    inlines = (ContestProblemInline,)
    change_form_template = "admin/leaderboard/contest/change_form.html"
    prepopulated_fields = {"slug": ("title",)}
    list_display = (
        "title", "stage", "starts_at", "participants", "is_published", "rule", "length_min",
    )  # fmt: skip
    list_filter = (StageFilter, "is_published", "rule")
    search_fields = ("title", "slug")
    date_hierarchy = "starts_at"
    actions = ("publish", "hide", "open_boards", "duplicate", "rejudge", "recompute")
    fieldsets = (
        (None, {"fields": ("title", "slug", "is_published", "description")}),
        ("Time", {"fields": ("starts_at", "length_min")}),
        ("Taking part", {"fields": ("registration", "registration_code", "takes_latecomers", "allows_virtual")}),
        ("Scoring and board", {"fields": ("rule", "board_audience", "freeze_min", "is_unfrozen_by_hand")}),
        ("Afterwards", {"fields": ("opens_problems",)}),
    )  # fmt: skip

    class Media:
        css = {"all": ["leaderboard/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Contest]:
        """Return contests with how many take part live."""
        live = Q(participations__way=Way.LIVE)
        contests: QuerySet[Contest] = super().get_queryset(request)
        return contests.annotate(live=Count("participations", filter=live))

    def get_fieldsets(self, request: HttpRequest, obj: Contest | None = None) -> Any:
        """Ask for a confirmation beside the start of a contest that has begun."""
        fieldsets = super().get_fieldsets(request, obj)
        may_change = obj is not None and self.has_change_permission(request, obj)
        if obj is None or obj.phase is Phase.BEFORE or not may_change:
            return fieldsets
        return [
            (name, {**options, "fields": (*options["fields"], "moves_start")})
            if name == "Time"
            else (name, options)
            for name, options in fieldsets
        ]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Propose a start: the full hour after the next."""
        return {
            "starts_at": _full_hour(timezone.now()),
            **super().get_changeform_initial_data(request),
        }

    def save_model(self, request: HttpRequest, obj: Contest, form: Any, change: bool) -> None:
        """Write what was changed in the form, and nothing that somebody else has changed meanwhile."""
        if not change:
            obj.save()
            return
        written = set(form.changed_data) - {"moves_start"}
        if obj.unfrozen_at and obj.unfrozen_at < obj.clock.closes_at:
            obj.unfrozen_at = None  # the contest goes on: its board freezes again
            written.add("unfrozen_at")
        obj.save(update_fields=written | {"updated_at"})
        obj.refresh_from_db()  # the form's times have no fractions of a second

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write the problems, then bring to date what follows from all of it."""
        contest: Contest = form.instance
        before = staff.problems_of(contest)
        super().save_related(request, form, formsets, change)
        set_openings(before)
        settle(contest)
        for warning in _warnings(contest, form):
            self.message_user(request, warning, messages.WARNING)

    def delete_model(self, request: HttpRequest, obj: Contest) -> None:
        """Delete, with what lies in Redis."""
        staff.remove(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Contest]) -> None:
        """Delete one after the other."""
        for contest in queryset:
            staff.remove(contest)

    @admin.display(description="stage", ordering="starts_at")
    def stage(self, contest: Contest) -> str:
        """Return the phase in words, and whether the board waits to be opened."""
        phase = contest.phase.capitalize()
        return f"{phase}, board frozen" if staff.waits_to_be_opened(contest) else phase

    @admin.display(description="participants", ordering="live")
    def participants(self, contest: Any) -> int:
        """Return how many take part live."""
        return int(contest.live)

    @admin.action(description="Publish", permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Contest]) -> None:
        """Show to everyone those that have problems."""
        ready = queryset.filter(pk__in=ContestProblem.objects.values("contest"))
        empty = [contest.title for contest in queryset if contest not in set(ready)]
        count = staff.show(ready, is_published=True)
        self.message_user(request, f"{count} contests were published.", messages.SUCCESS)
        if empty:
            told = f"Not published, since they have no problems yet: {', '.join(empty)}."
            self.message_user(request, told, messages.WARNING)

    @admin.action(description="Hide", permissions=["change"])
    def hide(self, request: HttpRequest, queryset: QuerySet[Contest]) -> None:
        """Show to staff alone."""
        count = staff.show(queryset, is_published=False)
        self.message_user(request, f"{count} contests were hidden.", messages.SUCCESS)

    @admin.action(description="Open the frozen board", permissions=["change"])
    def open_boards(self, request: HttpRequest, queryset: QuerySet[Contest]) -> None:
        """Show everyone how it ended."""
        opened = [contest for contest in queryset if staff.open_board(contest)]
        for contest in opened:
            self.log_change(request, contest, "Opened the frozen board.")
            told = f"Everyone sees the full board of {contest} now."
            self.message_user(request, told, messages.SUCCESS)
        for contest in queryset.exclude(pk__in=[contest.pk for contest in opened]):
            self.message_user(request, f"{contest}: {_why_not_opened(contest)}", messages.WARNING)

    @admin.action(description="Duplicate as a new draft", permissions=["add"])
    def duplicate(
        self, request: HttpRequest, queryset: QuerySet[Contest]
    ) -> HttpResponseRedirect | None:
        """Make drafts with the same problems and rules; of a single one, go there."""
        copies = [staff.duplicate(contest) for contest in queryset]
        for copy in copies:
            self.log_addition(request, copy, "Made from another contest.")
            told = f"{copy.title} is a draft, set for {copy.starts_at:%Y-%m-%d %H:%M} UTC."
            self.message_user(request, told, messages.SUCCESS)
        if len(copies) != 1:
            return None
        return HttpResponseRedirect(
            reverse("admin:leaderboard_contest_change", args=[copies[0].pk])
        )

    def has_rejudge_permission(self, request: HttpRequest) -> bool:
        """Let those rejudge who may start a rejudging."""
        return may_start(request)

    @admin.action(description="Rejudge: review before it counts", permissions=["rejudge"])
    def rejudge(self, request: HttpRequest, queryset: QuerySet[Contest]) -> HttpResponse:
        """Ask why, and start a rejudging of all that was sent within them; its review tells who would move."""
        submissions = Submission.objects.filter(attempt__participation__contest__in=queryset)
        names = ("action", "select_across", ACTION_CHECKBOX_NAME)
        hidden = {name: request.POST.getlist(name) for name in names}
        return ask_and_start(request, submissions, hidden=hidden)

    @admin.action(description="Compute the standings anew", permissions=["change"])
    def recompute(self, request: HttpRequest, queryset: QuerySet[Contest]) -> None:
        """Have the board worker compute all standings; the board stands until it has."""
        for contest in queryset:
            mark_all_stale(contest)
        told = f"The standings of {len(queryset)} contests are computed anew."
        self.message_user(request, told, messages.SUCCESS)


def _full_hour(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=2)


def _why_not_opened(contest: Contest) -> str:
    if not contest.freeze_min:
        return "its board is never frozen."
    if not contest.phase.is_over:
        return "it is not over yet; open the board when it is."
    return "its board is open already."


def _warnings(contest: Contest, form: Any) -> Sequence[str]:
    """Return what is allowed and yet perhaps not meant."""
    warnings = []
    phase = contest.phase
    problems = contest.problems.select_related("problem")
    if contest.is_published and not problems:
        warnings.append("It is published and has no problems yet.")
    open_ones = [one.label for one in problems if one.problem.is_open]
    if phase is Phase.BEFORE and open_ones:
        warnings.append(
            f"Everyone can open {', '.join(open_ones)} already, outside the contest. Hide what "
            "participants shall see first when it begins."
        )
    if phase is not Phase.BEFORE and {"rule", "length_min"} & set(form.changed_data):
        warnings.append(
            "The contest has begun; its standings are computed anew by what you changed."
        )
    return warnings
