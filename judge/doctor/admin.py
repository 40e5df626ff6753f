"""Staff's view of the machines that judge: the last report of each, and a button for a new one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from judge.doctor.models import JudgeWorker, Progress
from judge.doctor.workers import ask
from judge.read_only import ReadOnlyAdmin
from judge.submissions.urgency import Queue


@admin.register(JudgeWorker)
class JudgeWorkerAdmin(ReadOnlyAdmin):
    """One page with all of them, instead of a list and a form."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the reports; ask a worker for a new one, or forget a worker that is gone."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            worker = get_object_or_404(JudgeWorker, pk=request.POST.get("worker"))
            if "forget" in request.POST:
                worker.delete()
                told = f"The worker {worker} is forgotten; it comes back when it starts again."
            else:
                ask(worker)
                told = f"The worker {worker} was asked; this page shows what it finds."
            self.message_user(request, told, messages.SUCCESS)
            return HttpResponseRedirect(request.path)
        workers = list(JudgeWorker.objects.all())
        context = {
            **self.admin_site.each_context(request),
            "title": "Judge workers",
            "workers": workers,
            "queues": ",".join(Queue),
            "is_waiting": any(
                worker.progress in {Progress.WAITING, Progress.RUNNING} for worker in workers
            ),
        }
        return TemplateResponse(request, "admin/doctor/judge_workers.html", context)

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Let in whoever may see judgements: the two pages belong together."""
        return request.user.has_perm("submissions.view_judgement")

    def has_module_permission(self, request: HttpRequest) -> bool:
        """List it to those who may open it."""
        return self.has_view_permission(request)
