"""What is said in a contest, as a page: announcements, questions and answers. Staff answer and announce right there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from judge.accounts.models import User
from judge.api.problems import Reader
from judge.limits.door import counts_as
from judge.limits.words import Group
from leaderboard.contests import news
from leaderboard.contests.api import NEWS_LIMIT, open_contest
from leaderboard.contests.clock import Phase
from leaderboard.contests.document import contest_document
from leaderboard.contests.errors import ContestRefused
from leaderboard.contests.pages.frame import contest_page, from_page, has_time, refusal_page
from leaderboard.contests.reading import check_problems_open
from leaderboard.models import Clarification, Contest

ANSWER_MAX_LENGTH = 4_000


class AboutForm(forms.Form):
    """Something about the contest, or about one of its problems."""

    field_order = ("problem",)

    def __init__(self, contest: Contest, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["problem"] = forms.ModelChoiceField(
            contest.problems.select_related("problem"), required=False, empty_label="General"
        )
        self.order_fields(self.field_order)


class QuestionForm(AboutForm):
    """A question to the organisers."""

    question = forms.CharField(
        max_length=news.QUESTION_MAX_LENGTH, widget=forms.Textarea({"rows": 3})
    )


class AnnouncementForm(AboutForm):
    """Something for all participants."""

    text = forms.CharField(max_length=ANSWER_MAX_LENGTH, widget=forms.Textarea({"rows": 3}))


class AnswerForm(forms.Form):
    """An answer, to who asked or to all."""

    text = forms.CharField(
        label="Answer", max_length=ANSWER_MAX_LENGTH, widget=forms.Textarea({"rows": 2})
    )
    to_all = forms.BooleanField(required=False, label="Answer to all participants")


@require_GET
def clarifications(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what was said."""
    contest = open_contest(slug, request.user)
    try:
        _check_readable(contest, request.user)
    except ContestRefused as refused:
        return refusal_page(request, contest, refused)
    return _page(request, contest)


@counts_as(Group.CLARIFY)
@require_POST
@from_page("contest_clarifications")
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask the organisers something."""
    assert isinstance(request.user, User)
    contest = open_contest(slug, request.user)
    try:
        _check_readable(contest, request.user)
    except ContestRefused as refused:
        return refusal_page(request, contest, refused)
    form = QuestionForm(contest, request.POST, prefix="ask")
    if form.is_valid():
        try:
            news.ask(
                request.user, contest, form.cleaned_data["question"], form.cleaned_data["problem"]
            )
        except ContestRefused as refused:
            form.add_error("question", refused.message)
        else:
            messages.success(
                request, "Your question is with the organisers; the answer shows up here."
            )
            return redirect("contest_clarifications", slug)
    return _page(request, contest, question=form, code=422)


@require_POST
@from_page("contest_clarifications")
def announce(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell all participants something."""
    author = _staff(request)
    contest = open_contest(slug, author)
    form = AnnouncementForm(contest, request.POST, prefix="announce")
    if not form.is_valid():
        return _page(request, contest, announcement=form, code=422)
    news.announce(contest, form.cleaned_data["text"], author, form.cleaned_data["problem"])
    messages.success(request, "All participants are told.")
    return redirect("contest_clarifications", slug)


@require_POST
@from_page("contest_clarifications")
def answer(request: HttpRequest, slug: str, id: int) -> HttpResponse:
    """Answer a question."""
    by = _staff(request)
    contest = open_contest(slug, by)
    clarification = get_object_or_404(
        Clarification.objects.select_related("participation"),
        pk=id,
        participation__contest=contest,
    )
    form = AnswerForm(request.POST, prefix=f"answer-{id}")
    if not form.is_valid():
        return _page(request, contest, answers={id: form}, code=422)
    news.answer(clarification, form.cleaned_data["text"], by, to_all=form.cleaned_data["to_all"])
    messages.success(request, "The answer is sent.")
    return redirect("contest_clarifications", slug)


def _page(
    request: HttpRequest,
    contest: Contest,
    *,
    question: QuestionForm | None = None,
    announcement: AnnouncementForm | None = None,
    answers: dict[int, AnswerForm] | None = None,
    code: int = 200,
) -> HttpResponse:
    user = request.user
    document = contest_document(contest, user)
    return contest_page(
        request,
        contest,
        "leaderboard/contests/clarifications.html",
        heading="Clarifications",
        document=document,
        code=code,
        address=reverse("contest_clarifications", args=[contest.slug]),
        announcements=contest.announcements.select_related("problem")[:NEWS_LIMIT],
        clarifications=[
            {
                "row": row,
                "is_own": row.participation.user_id == user.pk,
                "form": _answer_form(row, answers or {}) if user.is_staff else None,
            }
            for row in _questions(contest, user)
        ],
        question=question or (QuestionForm(contest, prefix="ask") if has_time(document) else None),
        announcement=(announcement or AnnouncementForm(contest, prefix="announce"))
        if user.is_staff
        else None,
    )


def _questions(contest: Contest, user: Reader) -> QuerySet[Clarification]:
    """Return the questions that wait for an answer, and then those with the newest answers."""
    shown = news.clarifications_shown(contest, user)
    return shown.order_by(F("answered_at").desc(nulls_first=True), "-id")[:NEWS_LIMIT]


def _answer_form(row: Clarification, bound: dict[int, AnswerForm]) -> AnswerForm:
    return bound.get(row.pk) or AnswerForm(
        prefix=f"answer-{row.pk}", initial={"text": row.answer, "to_all": row.is_public}
    )


def _check_readable(contest: Contest, user: object) -> None:
    if contest.phase is not Phase.BEFORE:
        check_problems_open(contest, user)


def _staff(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    if not request.user.is_staff:
        raise PermissionDenied
    return request.user
