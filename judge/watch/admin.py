"""Staff's view of the site as it is now and was in the last hours."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from redis import RedisError

from judge.doctor.models import JudgeWorker
from judge.read_only import ReadOnlyAdmin
from judge.watch import sums
from judge.watch.charts import HEIGHT, LEFT, RIGHT, WIDTH
from judge.watch.history import SPANS, charts, language_times
from judge.watch.models import Sample
from judge.watch.site import stands
from judge.watch.sums import Sums

RENEW_S = 30


@admin.register(Sample)
class SampleAdmin(ReadOnlyAdmin):
    """One page with charts, instead of a list and a form."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the figures; `?hours=24` of a day, `?renew=1` again and again."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        hours = request.GET.get("hours", "6")
        span = next((one for one in SPANS if str(one.hours) == hours), SPANS[1])
        read, counted = stands(), _counted()
        times = language_times(span)
        context = {
            **self.admin_site.each_context(request),
            "title": "Now",
            "stands": read,
            "waiting": sum(queue.waiting for queue in read.queues.values()),
            "oldest_s": max(queue.oldest_s for queue in read.queues.values()),
            "counted": counted,
            "slots": counted.gauge("gavel_judge_slots") if counted else None,
            "in_flight": counted.gauge("gavel_http_requests_in_flight") if counted else None,
            "workers": _workers(counted),
            "charts": charts(span),
            "languages": times,
            "slowest_s": max((one.p95_s for one in times), default=1.0) or 1.0,
            "span": span,
            "spans": SPANS,
            "is_renewed": "renew" in request.GET,
            "renew_s": RENEW_S,
            "plot": {"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": WIDTH - RIGHT},
        }
        return TemplateResponse(request, "admin/watch/now.html", context)

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Let in whoever may see judgements, as to the pages of the queue and of the workers."""
        return request.user.has_perm("submissions.view_judgement")

    def has_module_permission(self, request: HttpRequest) -> bool:
        """List it to those who may open it."""
        return self.has_view_permission(request)


def _counted() -> Sums | None:
    try:
        return sums.read()
    except (RedisError, OSError):
        return None


def _workers(counted: Sums | None) -> list[dict[str, Any]]:
    """Return each judge worker with its last report and the process that it is; None where it does not report."""
    living = {process.name: process for process in counted.processes} if counted else {}
    return [
        {
            "name": worker.name,
            "report": worker.report,
            "process": living.get(worker.name),
        }
        for worker in JudgeWorker.objects.all()
    ]
