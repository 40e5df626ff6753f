"""Staff's view of background work: jobs and their runs, what waits for its time, and what failed too often."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from judge.read_only import ReadOnlyAdmin
from judge.schedule import delayed, leadership, periodic
from judge.schedule.database import database_now
from judge.schedule.jobs import BY_NAME
from judge.schedule.models import DeadLetter, DelayedTask, JobRun, PeriodicJob
from judge.visible import visible


@admin.register(PeriodicJob)
class PeriodicJobAdmin(ReadOnlyAdmin):
    """All periodic jobs: last run, next run, and how it went."""

    list_display = ("job", "last_run", "next_run", "result")
    list_display_links = None
    ordering = ("name",)
    actions = ("run_now",)
    change_list_template = "admin/schedule/periodicjob/change_list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[PeriodicJob]:
        """Leave out jobs that this version has not; the leading scheduler will delete them."""
        return PeriodicJob.objects.filter(name__in=BY_NAME)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Say above the list which scheduler leads, and what is late."""
        now = database_now()
        late = [job.name for job in self.get_queryset(request) if _is_late(job, now)]
        context = {
            "title": "Jobs",
            "leader": leadership.leader(),
            "late": late,
            **(extra_context or {}),
        }
        return super().changelist_view(request, context)

    @admin.display(ordering="name")
    def job(self, job: PeriodicJob) -> SafeString:
        """Return what it is, and what for."""
        return format_html("<strong>{}</strong><br>{}", job.name, BY_NAME[job.name].purpose)

    @admin.display(description="last run", ordering="began_at")
    def last_run(self, job: PeriodicJob) -> str | SafeString:
        """Return when it last began, and how long that took."""
        took = "" if job.took is None else f"took {_seconds(job.took)}"
        return "never" if job.began_at is None else _moment(job.began_at, took)

    @admin.display(description="how it went")
    def result(self, job: PeriodicJob) -> str | SafeString:
        """Return how the last run went: what it did, or why it failed."""
        if job.error:
            return _failed(f"{job.get_outcome_display()}, {job.failures} in a row", job.error)
        return visible(job.note) or job.get_outcome_display()

    @admin.display(description="next run", ordering="due_at")
    def next_run(self, job: PeriodicJob) -> str | SafeString:
        """Return when it is due, or that it runs, and how often that is."""
        rhythm = BY_NAME[job.name].rhythm
        return f"runs now; {rhythm}" if job.is_running else _moment(job.due_at, rhythm)

    def has_run_permission(self, request: HttpRequest) -> bool:
        """Let those start jobs who could change them."""
        return request.user.has_perm("schedule.change_periodicjob")

    @admin.action(description="Run now", permissions=["run"])
    def run_now(self, request: HttpRequest, queryset: QuerySet[PeriodicJob]) -> None:
        """Have the jobs run as soon as the scheduler sees it, within a second or two."""
        names = list(queryset.values_list("name", flat=True))
        _log(request, queryset, CHANGE, "Run now.")
        count = periodic.ask(names)
        told = f"{count} of {len(names)} are due now; the others are running already."
        self.message_user(request, told, messages.SUCCESS if count else messages.WARNING)


@admin.register(JobRun)
class JobRunAdmin(ReadOnlyAdmin):
    """What became of jobs' runs."""

    list_display = ("began", "job", "outcome", "duration", "note", "reason")
    list_filter = ("outcome", "job")
    date_hierarchy = "began_at"
    show_full_result_count = False
    fields = readonly_fields = (
        "job", "outcome", "began_at", "ended_at", "duration", "note", "whole_error",
    )  # fmt: skip

    @admin.display(ordering="began_at")
    def began(self, run: JobRun) -> SafeString:
        """Return when it began."""
        return _moment(run.began_at)

    @admin.display(description="took")
    def duration(self, run: JobRun) -> str:
        """Return how long it took."""
        return _seconds(run.took)

    @admin.display(description="error")
    def reason(self, run: JobRun) -> str:
        """Return the error's last line."""
        return _last_line(run.error)

    @admin.display(description="error")
    def whole_error(self, run: JobRun) -> SafeString:
        """Return the error with where it came from."""
        return format_html("<pre>{}</pre>", visible(run.error))


class _TaskAdmin(ReadOnlyAdmin):
    """Tasks that wait for their time, or for staff."""

    list_filter = ("task", "queue")
    search_fields = ("key", "task", "error")
    list_per_page = 50
    fields = readonly_fields = (
        "task", "shown_args", "queue", "key", "due_at", "tries", "first_failed_at",
        "last_failed_at", "error", "shown_traceback",
    )  # fmt: skip

    @admin.display(description="task", ordering="task")
    def letter(self, row: DelayedTask) -> SafeString:
        """Return which task it is, and the beginning of what it is given."""
        words = ", ".join(map(repr, row.args))
        return format_html("{}<br>{}", row.task, words if len(words) <= 60 else f"{words[:60]} …")

    @admin.display(description="due", ordering="due_at")
    def due(self, row: DelayedTask) -> str | SafeString:
        """Return when it is to run."""
        return "" if row.due_at is None else _moment(row.due_at)

    @admin.display(description="failed", ordering="last_failed_at")
    def failed(self, row: DelayedTask) -> str | SafeString:
        """Return when it failed last, and how often."""
        times = f"{row.tries} times"
        return "" if row.last_failed_at is None else _moment(row.last_failed_at, times)

    @admin.display(description="arguments")
    def shown_args(self, row: DelayedTask) -> str:
        """Return what the task is given."""
        return ", ".join(map(repr, row.args))

    @admin.display(description="traceback")
    def shown_traceback(self, row: DelayedTask) -> SafeString:
        """Return where the error came from."""
        return format_html("<pre>{}</pre>", visible(row.traceback))


@admin.register(DelayedTask)
class DelayedTaskAdmin(_TaskAdmin):
    """What is done at a time, or tried again then."""

    list_display = ("letter", "due", "failed", "error")
    ordering = ("due_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[DelayedTask]:
        """Leave out what is dead."""
        return DelayedTask.objects.filter(due_at__isnull=False)


@admin.register(DeadLetter)
class DeadLetterAdmin(_TaskAdmin):
    """Tasks that failed too often: to look at, put back, or drop."""

    list_display = ("letter", "failed", "error")
    ordering = ("-last_failed_at",)
    date_hierarchy = "last_failed_at"
    actions = ("put_back", "drop")
    change_form_template = "admin/schedule/deadletter/change_form.html"

    def has_put_back_permission(self, request: HttpRequest) -> bool:
        """Let those put letters back who could change them."""
        return request.user.has_perm("schedule.change_deadletter")

    def has_drop_permission(self, request: HttpRequest) -> bool:
        """Let those drop letters who could delete them."""
        return request.user.has_perm("schedule.delete_deadletter")

    @admin.action(description="Put back: try again", permissions=["put_back"])
    def put_back(self, request: HttpRequest, queryset: QuerySet[DeadLetter]) -> None:
        """Have them tried again at once, with all their tries."""
        _log(request, queryset, CHANGE, "Put back.")
        self._say(request, delayed.put_back(queryset), "is tried again", "are tried again")

    @admin.action(description="Drop for good", permissions=["drop"])
    def drop(self, request: HttpRequest, queryset: QuerySet[DeadLetter]) -> None:
        """Delete them."""
        _log(request, queryset, DELETION, "Dropped.")
        self._say(request, delayed.drop(queryset), "is dropped", "are dropped")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Mapping[str, Any] | None = None,
    ) -> HttpResponse:
        """Show a letter, with buttons for what may be done with it."""
        context = {
            "may_put_back": self.has_put_back_permission(request),
            "may_drop": self.has_drop_permission(request),
            **(extra_context or {}),
        }
        return super().change_view(request, object_id, form_url, context)

    def _say(self, request: HttpRequest, count: int, one: str, many: str) -> None:
        told = f"{count} {one if count == 1 else many}."
        self.message_user(request, told, messages.SUCCESS if count else messages.WARNING)


def _is_late(job: PeriodicJob, now: datetime) -> bool:
    return not job.is_running and BY_NAME[job.name].is_late(job.due_at, now)


def _log(request: HttpRequest, rows: QuerySet[Any], flag: int, message: str) -> None:
    """Note in the admin's history who did it."""
    assert request.user.pk is not None, "actions are for people who are signed in"
    chosen: list[Model] = list(rows)
    LogEntry.objects.log_actions(request.user.pk, chosen, flag, change_message=message)


def _moment(moment: datetime, more: str = "") -> SafeString:
    """Return a time to the second, how far it is from now, and what else there is to say."""
    exact = f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S}"
    lines = [(line,) for line in (exact, naturaltime(moment), more) if line]
    return format_html_join("", '<div class="nowrap">{}</div>', lines)


def _failed(how: str, error: str) -> SafeString:
    return format_html("<strong>{}</strong><br>{}", how, _last_line(error))


def _last_line(error: str) -> str:
    return visible(error.strip().rpartition("\n")[2])


def _seconds(duration: timedelta) -> str:
    return f"{duration.total_seconds():,.2f} s"
