"""Where authors work: problems with all that a package holds, uploads of whole packages, publishing and hiding."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.safestring import mark_safe

from problems.authoring import ProblemForm
from problems.models import Problem, Tag
from problems.packages import UPLOAD_BOUNDS, PackageErrors, read_upload
from problems.publish import publish


class PackageUpload(forms.Form):
    """A package as a zip."""

    package = forms.FileField(help_text="A zip with problem.yaml, statement/, data/, submissions/.")
    is_published = forms.BooleanField(
        required=False, initial=True, label="Show it to solvers at once"
    )


@admin.register(Problem)
class ProblemAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Write, edit, publish and hide problems."""

    form = ProblemForm
    change_form_template = "admin/problems/problem/change_form.html"
    change_list_template = "admin/problems/problem/change_list.html"
    list_display = ("title", "slug", "difficulty", "is_published", "version", "changed_on")
    list_filter = ("is_published", "difficulty", "tags")
    list_select_related = ("current_version",)
    search_fields = ("title", "slug", "tags__name")
    actions = ("show_to_solvers", "hide_from_solvers")
    fieldsets = (
        (None, {"fields": ("title", "slug", "difficulty", "tags", "is_published", "shows_hidden_tests")}),
        ("Statement", {"fields": ("statement_format", "statement")}),
        ("Judging", {"fields": ("signature", "checker", "checker_options", ("time_s", "memory_mb", "output_mb"))}),
        ("Tests by file", {"fields": ("test_folder", "test_files")}),
        ("Reference solutions", {"fields": ("solution_folder", "solution_files")}),
    )  # fmt: skip

    class Media:
        css = {"all": ["problems/authoring.css", "dist/math.css"]}

    @admin.display(description="version", ordering="current_version__number")
    def version(self, problem: Problem) -> str:
        """Return the number of the version in force."""
        return str(problem.current_version.number) if problem.current_version else "none yet"

    @admin.display(description="changed", ordering="updated_at")
    def changed_on(self, problem: Problem) -> date:
        """Return the day of the last change."""
        return problem.updated_at.date()

    @admin.action(description="Show to solvers", permissions=["change"])
    def show_to_solvers(self, request: HttpRequest, queryset: QuerySet[Problem]) -> None:
        """Publish those that have a version."""
        count = queryset.filter(current_version__isnull=False).update(is_published=True)
        self.message_user(request, f"{count} problems are shown.", messages.SUCCESS)

    @admin.action(description="Hide from solvers", permissions=["change"])
    def hide_from_solvers(self, request: HttpRequest, queryset: QuerySet[Problem]) -> None:
        """Hide; submissions stay."""
        count = queryset.update(is_published=False)
        self.message_user(request, f"{count} problems are hidden.", messages.SUCCESS)

    def has_delete_permission(self, request: HttpRequest, obj: Problem | None = None) -> bool:
        """Refuse: submissions hang on problems; hide them instead."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """Add the page that takes packages."""
        view = self.admin_site.admin_view(self.upload_view)
        return [path("upload/", view, name="problems_problem_upload"), *super().get_urls()]

    def get_form(self, request: HttpRequest, *arguments: Any, **options: Any) -> type[ProblemForm]:
        """Give the form the test that the address asks to edit."""
        form = cast("type[ProblemForm]", super().get_form(request, *arguments, **options))
        edited = request.GET.get("edit", "")

        class EditingForm(form):  # type: ignore[valid-type,misc]  # the admin makes it anew each time
            def __init__(self, *arguments: Any, **options: Any) -> None:
                super().__init__(*arguments, edited_test=edited, **options)

        return EditingForm

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *arguments: Any, **options: Any
    ) -> HttpResponse:
        """Add the statement as solvers would see it."""
        form: ProblemForm = context["adminform"].form
        if form.is_bound:
            # Sanitised by the same allow-list as every statement.
            context["preview"] = mark_safe(form.preview())  # noqa: S308
        elif form.before is not None:
            context["preview"] = mark_safe(form.instance.current_version.statement_html)  # noqa: S308
        if form.instance.pk:
            context["versions"] = form.instance.versions.annotate(test_count=Count("tests"))
        return super().render_change_form(request, context, *arguments, **options)

    def _changeform_view(
        self, request: HttpRequest, object_id: str | None, form_url: str, extra_context: Any
    ) -> HttpResponse:
        if request.method == "POST" and "_preview" in request.POST:
            return self._previewed(request, object_id, extra_context)
        return super()._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc,no-any-return]

    def _previewed(
        self, request: HttpRequest, object_id: str | None, extra_context: Any
    ) -> HttpResponse:
        """Show the form as it was typed, with its statement rendered; nothing is written."""
        problem = self.get_object(request, object_id) if object_id else None
        if not (
            self.has_change_permission(request, problem)
            if problem
            else self.has_add_permission(request)
        ):
            return HttpResponse(status=403)
        form = self.get_form(request, problem)(request.POST, request.FILES, instance=problem)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Preview of {request.POST.get('title') or 'a problem'}",
            "adminform": AdminForm(
                form, cast("Any", self.get_fieldsets(request, problem)), {}, model_admin=self
            ),
            "original": problem,
            "object_id": object_id,
            "is_popup": False,
            "to_field": None,
            "media": self.media + form.media,
            "inline_admin_formsets": [],
            "errors": [],
            "preserved_filters": "",
            "show_delete": False,
            **(extra_context or {}),
        }
        return self.render_change_form(
            request, context, add=problem is None, change=problem is not None, obj=problem
        )

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Problem:
        """Keep the row as it is until the package is published."""
        problem: Problem = form.instance
        return problem

    def save_model(self, request: HttpRequest, obj: Problem, form: Any, change: bool) -> None:
        """Publish what the form holds: a new version where its content is new."""
        outcome = form.save_package(request.user)
        Problem.objects.filter(pk=outcome.problem.pk).update(
            shows_hidden_tests=form.cleaned_data["shows_hidden_tests"]
        )
        obj.pk = outcome.problem.pk
        obj.refresh_from_db()
        if outcome.is_new:
            self.message_user(request, f"Version {outcome.version.number} is current.")

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write nothing more: publishing wrote it all."""

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """Take a package, publish it, or show everything that is wrong with it."""
        if not self.has_add_permission(request):
            return HttpResponse(status=403)
        form = PackageUpload(request.POST or None, request.FILES or None)
        errors: PackageErrors | None = None
        if request.method == "POST" and form.is_valid():
            upload = form.cleaned_data["package"]
            try:
                package = read_upload(upload.file, upload.name, bounds=UPLOAD_BOUNDS)
                outcome = publish(
                    package,
                    author=cast("AbstractBaseUser", request.user),
                    is_published=form.cleaned_data["is_published"],
                )
            except PackageErrors as found:
                errors = found
            else:
                for warning in package.warnings:
                    self.message_user(request, str(warning), messages.WARNING)
                what = "is published" if outcome.is_new else "was known already"
                self.message_user(request, f"{outcome.version} {what}.", messages.SUCCESS)
                address = reverse("admin:problems_problem_change", args=[outcome.problem.pk])
                return HttpResponseRedirect(address)
        context = {
            **self.admin_site.each_context(request),
            "title": "Upload a package",
            "opts": self.model._meta,
            "form": form,
            "findings": errors,
        }
        return TemplateResponse(
            request,
            "admin/problems/problem/upload.html",
            context,
            status=400 if errors or form.errors else 200,
        )


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Topics and their names."""

    list_display = ("name", "slug")
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
