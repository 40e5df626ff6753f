"""Staff's view of submissions, their judgements and the queue. Nothing here edits what happened."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from judge.accounts.models import User
from judge.read_only import ReadOnlyAdmin, ReadOnlyInline
from judge.submissions.lifecycle import parked
from judge.submissions.models import (
    CaseResult,
    Judgement,
    JudgementQuerySet,
    Kind,
    Status,
    Submission,
    SubmissionQuerySet,
)
from judge.submissions.neglect import cure, neglected
from judge.submissions.parking import put_back_parked
from judge.submissions.reference import judge_references, reference_checks
from judge.submissions.rejudge import rejudge_failed
from judge.submissions.rejudging_admin import ask_and_start, may_start
from judge.submissions.urgency import Queue
from judge.visible import visible
from problems.models import Problem, ProblemVersion


class JudgementInline(ReadOnlyInline):
    """A submission's judgements, newest first."""

    model = Judgement
    show_change_link = True
    fields = readonly_fields = (
        "is_current", "status", "verdict", "version", "rejudging", "passed_tests", "total_tests",
        "runtime_ms", "memory_kb", "attempt", "judged_at",
    )  # fmt: skip


class CaseResultInline(ReadOnlyInline):
    """What each test showed."""

    model = CaseResult
    fields = readonly_fields = ("ordinal", "test", "verdict", "time_ms", "memory_kb", "told")

    @admin.display(description="name")
    def test(self, case: CaseResult) -> str:
        """Return the test's name, which an author chose."""
        return visible(case.name)

    @admin.display(description="message")
    def told(self, case: CaseResult) -> str:
        """Return the message, which may hold what a program printed."""
        return visible(case.message)


class VerdictFilter(admin.SimpleListFilter):
    """Submissions by the verdict of their current judgement."""

    title = "verdict"
    parameter_name = "verdict"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the verdicts, and the state of having none."""
        choices = Judgement._meta.get_field("verdict").choices or []
        return [("none", "Not judged yet"), *((str(key), str(label)) for key, label in choices)]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Submission]
    ) -> QuerySet[Submission]:
        """Return the submissions with that verdict."""
        match self.value():
            case None:
                return queryset
            case "none":
                return queryset.filter(judgements__is_current=True, judgements__verdict=None)
            case verdict:
                return queryset.filter(judgements__is_current=True, judgements__verdict=verdict)


@admin.register(Submission)
class SubmissionAdmin(ReadOnlyAdmin):
    """Search submissions, see their judgements, judge them again."""

    list_display = ("created_at", "user", "problem", "language", "kind", "verdict")
    list_filter = (VerdictFilter, "kind", "language", "created_at")
    search_fields = ("id__iexact", "user__username", "problem__slug", "problem__title")
    search_help_text = "A submission's id, a user's name, a problem's slug or title."
    list_select_related = ("user", "problem")
    list_per_page = 50
    show_full_result_count = False
    date_hierarchy = "created_at"
    fields = readonly_fields = (
        "id", "user", "problem", "kind", "language", "created_at", "shown_source",
    )  # fmt: skip
    inlines = (JudgementInline,)
    actions = ("rejudge", "judge_failed_again")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Submission]:
        """Return submissions with the verdict that counts, in one query more."""
        return super().get_queryset(request).prefetch_related("judgements")

    def get_urls(self) -> list[URLPattern]:
        """Add the page of a problem's reference solutions."""
        view = self.admin_site.admin_view(self.references_view)
        return [
            path("references/<int:problem_id>/", view, name="submissions_references"),
            *super().get_urls(),
        ]

    def references_view(self, request: HttpRequest, problem_id: int) -> HttpResponse:
        """Show what judging the author's solutions found; judge them again, or rejudge all submissions."""
        problem = get_object_or_404(Problem, pk=problem_id, current_version__isnull=False)
        if not request.user.has_perm("problems.change_problem"):
            raise PermissionDenied
        submissions = Submission.objects.filter(problem=problem, kind=Kind.SUBMIT)
        if request.method == "POST":
            if "rejudge" in request.POST:
                return ask_and_start(request, submissions, hidden={"rejudge": ["1"]})
            count = judge_references(problem, cast("User", request.user))
            told = f"{count} reference solutions are queued; this page shows what they get."
            self.message_user(request, told, messages.SUCCESS)
            return HttpResponseRedirect(request.path)
        checks = reference_checks(cast("ProblemVersion", problem.current_version))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Reference solutions of {problem}",
            "problem": problem,
            "checks": checks,
            "is_waiting": any(check.submission and check.agrees is None for check in checks),
            "may_rejudge": may_start(request),
            "submission_count": submissions.count(),
        }
        return TemplateResponse(request, "admin/submissions/references.html", context)

    @admin.display(description="verdict")
    def verdict(self, submission: Submission) -> str:
        """Return the current judgement's verdict, or its status."""
        current = next((each for each in submission.judgements.all() if each.is_current), None)
        return "" if current is None else current.verdict or current.get_status_display()

    @admin.display(description="source")
    def shown_source(self, submission: Submission) -> SafeString:
        """Return the source as text that cannot become markup."""
        return format_html("<pre>{}</pre>", visible(submission.source))

    def has_rejudge_permission(self, request: HttpRequest) -> bool:
        """Let those rejudge who may start a rejudging."""
        return may_start(request)

    @admin.action(description="Rejudge: review before it counts", permissions=["rejudge"])
    def rejudge(self, request: HttpRequest, queryset: SubmissionQuerySet) -> HttpResponse:
        """Ask why, and start a rejudging of them."""
        names = ("action", "select_across", ACTION_CHECKBOX_NAME)
        hidden = {name: request.POST.getlist(name) for name in names}
        return ask_and_start(request, queryset, hidden=hidden)

    @admin.action(
        description="Judge again at once: those with an internal error", permissions=["rejudge"]
    )
    def judge_failed_again(self, request: HttpRequest, queryset: SubmissionQuerySet) -> None:
        """Queue a new judgement of those that are IE; the others are left as they are."""
        count = rejudge_failed(queryset)
        self.message_user(
            request,
            f"{count} with an internal error will be judged again, and count as soon as they are.",
            messages.SUCCESS if count else messages.WARNING,
        )


@admin.register(Judgement)
class JudgementAdmin(ReadOnlyAdmin):
    """The queue, and every judging that ever was."""

    list_display = (
        "created_at", "user", "problem", "state", "verdict", "queue", "attempt", "worker",
    )  # fmt: skip
    list_filter = ("is_parked", "status", "queue", "verdict", "is_current")
    search_fields = (
        "submission__id__iexact",
        "submission__user__username",
        "submission__problem__slug",
    )
    list_select_related = ("submission__user", "submission__problem")
    list_per_page = 50
    show_full_result_count = False
    inlines = (CaseResultInline,)
    exclude = ("failed_attempts",)
    readonly_fields = ("history",)
    actions = ("put_back",)
    change_list_template = "admin/submissions/judgement/change_list.html"

    @admin.display(description="status", ordering="status")
    def state(self, judgement: Judgement) -> str:
        """Return how far it is, or that it was given up."""
        return "Parked" if judgement.is_parked else judgement.get_status_display()

    @admin.display(description="failed attempts")
    def history(self, judgement: Judgement) -> str:
        """Return a line for each attempt that came to nothing."""
        lines = (
            (
                each["attempt"],
                visible(each["worker"]),
                each["ended_at"][:19].replace("T", " "),
                visible(each["reason"]),
            )
            for each in judgement.failed_attempts
        )
        return format_html_join("", "<p>Attempt {} on {}, until {} UTC: {}</p>", lines) or "None"

    @admin.display(description="user", ordering="submission__user__username")
    def user(self, judgement: Judgement) -> str:
        """Return whose submission it judges."""
        return str(judgement.submission.user)

    @admin.display(description="problem", ordering="submission__problem__title")
    def problem(self, judgement: Judgement) -> str:
        """Return which problem it was sent to."""
        return str(judgement.submission.problem)

    def has_put_back_permission(self, request: HttpRequest) -> bool:
        """Let those put back who may change judgements: to look at them is not enough."""
        return request.user.has_perm("submissions.change_judgement")

    @admin.action(description="Put parked ones back into the queue", permissions=["put_back"])
    def put_back(self, request: HttpRequest, queryset: JudgementQuerySet) -> None:
        """Queue parked judgements again, with their attempts counted anew; thousands go in batches."""
        chosen = queryset.count()
        count = put_back_parked(queryset)
        self.message_user(
            request,
            f"{count} of {chosen} were parked and wait in the queue again.",
            messages.SUCCESS if count else messages.WARNING,
        )

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Say beside the list how many wait for staff."""
        context = {"parked_count": parked().count(), **(extra_context or {})}
        return super().changelist_view(request, context)

    def get_urls(self) -> list[URLPattern]:
        """Add the page that shows the queue as it stands."""
        view = self.admin_site.admin_view(self.queue_view)
        return [path("queue/", view, name="submissions_judgement_queue"), *super().get_urls()]

    def queue_view(self, request: HttpRequest) -> HttpResponse:
        """Show what waits, what is being judged and by whom, and what is parked."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": "The queue",
            "opts": self.model._meta,
            "queues": _waiting_by_queue(),
            "running": (
                Judgement.objects.filter(status__in=[Status.COMPILING, Status.RUNNING])
                .select_related("submission__problem", "submission__user")
                .order_by("started_at")[:100]
            ),
            "parked_count": parked().count(),
            "parked": (
                parked()
                .select_related("submission__problem", "submission__user")
                .order_by("-id")[:100]
            ),
            "list_url": reverse("admin:submissions_judgement_changelist"),
        }
        return TemplateResponse(request, "admin/submissions/judgement/queue.html", context)


def _waiting_by_queue() -> list[dict[str, object]]:
    """Return what waits in each queue, the most urgent first, and what to do where nobody takes from it."""
    rows = (
        Judgement.objects.filter(status=Status.QUEUED)
        .values("queue")
        .annotate(waiting=Count("id"), oldest=Min("created_at"))
        .order_by()
    )
    left_alone = neglected(timezone.now())
    return [
        {
            **row,
            "label": (queue := Queue(row["queue"])).label,
            "cure": cure(queue) if queue in left_alone else "",
        }
        for row in sorted(rows, key=lambda row: Queue(row["queue"]).rank)
    ]
