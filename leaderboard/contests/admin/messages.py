"""Announcements, and the questions that participants ask."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from judge.accounts.models import User
from leaderboard.contests import news
from leaderboard.contests.live.push import news_changed
from leaderboard.models import Announcement, Clarification, Contest, ContestProblem

ANSWER_ROWS = {"rows": 5, "cols": 80}


class AnnouncementForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    """What to tell everyone."""

    label = forms.CharField(
        required=False,
        max_length=10,
        label="Problem",
        help_text="Its label, such as A. Empty: it is about the whole contest.",
    )

    class Meta:
        model = Announcement
        fields = ("contest", "text")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.problem:
            self.initial.setdefault("label", self.instance.problem.label)

    def clean(self) -> dict[str, Any]:
        """Find the problem that the label names."""
        data = super().clean() or self.cleaned_data
        contest = data.get("contest") or getattr(self.instance, "contest", None)
        label = data.get("label")
        data["problem"] = problem = _problem_of(contest, label) if contest and label else None
        if contest and label and problem is None:
            labels = ", ".join(contest.problems.values_list("label", flat=True))
            self.add_error(
                "label", f"This contest has no problem {label}; it has {labels or 'none'}."
            )
        return data


class ClarificationForm(forms.ModelForm):  # type: ignore[type-arg]
    """The answer to a question."""

    class Meta:
        model = Clarification
        fields = ("answer", "is_public")
        labels = {"is_public": "Answer to all"}
        help_texts = {
            "is_public": "All participants then read the question too, without the name of who asked."
        }
        widgets = {"answer": forms.Textarea(attrs=ANSWER_ROWS)}

    def clean_answer(self) -> str:
        """Return the answer, if there is one."""
        answer: str = self.cleaned_data["answer"].strip()
        if not answer:
            raise ValidationError("Write an answer, or leave this page without saving.")
        return answer


class AnsweredFilter(admin.SimpleListFilter):
    """Questions by whether they wait."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the two states."""
        return [("waiting", "Waiting for an answer"), ("answered", "Answered")]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Clarification]
    ) -> QuerySet[Clarification]:
        """Return the questions in that state."""
        if self.value() is None:
            return queryset
        return queryset.filter(answered_at__isnull=self.value() == "waiting")


@admin.register(Announcement)
class AnnouncementAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Tell all participants something; who is there sees it at once."""

    form = AnnouncementForm
    fields = ("contest", "label", "text")
    autocomplete_fields = ("contest",)
    list_display = ("created_at", "contest", "problem", "text", "author")
    list_display_links = ("created_at",)
    list_filter = ("contest",)
    list_select_related = ("contest", "problem__problem", "author")
    search_fields = ("text", "contest__slug", "contest__title")

    def get_readonly_fields(
        self, request: HttpRequest, obj: Announcement | None = None
    ) -> tuple[str, ...]:
        """Keep what was told where it was told."""
        return () if obj is None else ("contest",)

    def save_model(self, request: HttpRequest, obj: Announcement, form: Any, change: bool) -> None:
        """Announce it, or correct what was announced."""
        problem = form.cleaned_data["problem"]
        if not change:
            author = cast("User", request.user)
            obj.pk = news.announce(obj.contest, obj.text, author, problem).pk
            obj.refresh_from_db()
            return
        obj.problem = problem
        obj.save(update_fields=["text", "problem"])
        _tell(obj.contest_id)

    def delete_model(self, request: HttpRequest, obj: Announcement) -> None:
        """Take it back."""
        contest_id = obj.contest_id
        obj.delete()
        _tell(contest_id)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Announcement]) -> None:
        """Take several back."""
        contest_ids = set(queryset.values_list("contest", flat=True))
        queryset.delete()
        for contest_id in contest_ids:
            _tell(contest_id)


@admin.register(Clarification)
class ClarificationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Answer questions, to who asked or to all."""

    form = ClarificationForm
    fields = (
        "contest", "user", "problem", "asked_at", "question",
        "answer", "is_public", "answered_by", "answered_at",
    )  # fmt: skip
    readonly_fields = (
        "contest", "user", "problem", "asked_at", "question", "answered_by", "answered_at",
    )  # fmt: skip
    list_display = (
        "asked_at", "contest", "user", "problem", "question", "is_answered", "is_public",
    )  # fmt: skip
    list_filter = (AnsweredFilter, "participation__contest")
    list_select_related = (
        "participation__user", "participation__contest", "problem__problem",
    )  # fmt: skip
    search_fields = ("question", "answer", "participation__user__username")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: participants ask; to tell something unasked, announce it."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Clarification | None = None) -> bool:
        """Refuse: what was asked stays."""
        return False

    def save_model(self, request: HttpRequest, obj: Clarification, form: Any, change: bool) -> None:
        """Answer it."""
        news.answer(obj, obj.answer, cast("User", request.user), to_all=obj.is_public)

    @admin.display(description="contest", ordering="participation__contest")
    def contest(self, clarification: Clarification) -> str:
        """Return where it was asked."""
        return str(clarification.participation.contest)

    @admin.display(description="user", ordering="participation__user__username")
    def user(self, clarification: Clarification) -> str:
        """Return who asked."""
        return str(clarification.participation.user)

    @admin.display(description="answered", boolean=True, ordering="answered_at")
    def is_answered(self, clarification: Clarification) -> bool:
        """Tell whether it has an answer."""
        return clarification.answered_at is not None


def _problem_of(contest: Contest, label: str) -> ContestProblem | None:
    return contest.problems.filter(label__iexact=label.strip()).first()


def _tell(contest_id: int) -> None:
    transaction.on_commit(lambda: news_changed(contest_id))
