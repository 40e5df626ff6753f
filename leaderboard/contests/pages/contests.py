"""The list of contests, one contest, taking part in it, and one's submissions there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from judge.accounts.models import User
from judge.limits.door import counts_as
from judge.limits.words import Group
from judge.submissions.models import VERDICTS, Submission
from judge.web.filters import Filter
from judge.web.paging import links, page_of
from judge.web.submissions import rows_of
from leaderboard.contests import participate
from leaderboard.contests.api import open_contest
from leaderboard.contests.document import contest_document, contest_rows
from leaderboard.contests.errors import ContestRefused
from leaderboard.contests.pages.frame import contest_page, from_page
from leaderboard.models import Contest, Registration
from leaderboard.rules import RULES

SHOWN = 100  # contests that are to come or run; nobody has more
ANNOUNCEMENTS = 3


class RegisterForm(forms.Form):
    """How to join a contest."""

    code = forms.CharField(max_length=100, label="Code", help_text="The organisers gave it to you.")

    def __init__(self, contest: Contest, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if contest.registration != Registration.CODE:
            del self.fields["code"]
        else:
            self.fields["code"].widget.attrs.update(autocomplete="off", autocapitalize="off")


class SubmissionFilter(Filter):
    """What the list is narrowed to; a value that makes no sense filters nothing."""

    problem = forms.SlugField(required=False, max_length=10)
    verdict = forms.ChoiceField(required=False, choices=VERDICTS)
    user = forms.CharField(required=False, max_length=150)


@counts_as(Group.LIST)
@require_safe
def contest_list(request: HttpRequest) -> HttpResponse:
    """Show what runs, what is to come and what is over; past the first page only the latter."""
    visible = Contest.objects.visible_to(request.user)
    page = page_of(request, visible.in_stage("ended"))
    is_first = page.number == 1
    stages = {
        "running": list(visible.in_stage("running")[:SHOWN]) if is_first else [],
        "upcoming": list(visible.in_stage("upcoming")[:SHOWN]) if is_first else [],
        "past": list(page.object_list),
    }
    everything = [contest for stage in stages.values() for contest in stage]
    shown = {
        row["slug"]: {
            **row,
            "rule_title": RULES[row["rule"]].title,
            "is_published": contest.is_published,
        }
        for contest, row in zip(everything, contest_rows(everything, request.user), strict=True)
    }
    return render(
        request,
        "leaderboard/contests/list.html",
        {
            **{name: [shown[one.slug] for one in stage] for name, stage in stages.items()},
            "next": stages["upcoming"][0] if stages["upcoming"] else None,
            "now": timezone.now(),
            **links(page),
        },
    )


@require_safe
def contest_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a contest: what it is, how one takes part, its problems."""
    contest = open_contest(slug, request.user)
    return _overview(request, contest, RegisterForm(contest))


@require_POST
@from_page("contest")
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """Register for a contest."""
    assert isinstance(request.user, User)
    contest = open_contest(slug, request.user)
    form = RegisterForm(contest, request.POST)
    if form.is_valid():
        try:
            participate.register(request.user, contest, form.cleaned_data.get("code", ""))
        except ContestRefused as refused:
            form.add_error("code" if "code" in refused.fields else None, refused.message)
        else:
            return redirect("contest", slug)
    return _overview(request, contest, form, code=422)


@login_required
def start_virtual(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask whether the reader's own time shall begin, and begin it."""
    assert isinstance(request.user, User)
    contest = open_contest(slug, request.user)
    document = contest_document(contest, request.user)
    error = ""
    if request.method == "POST":
        try:
            participate.start_virtual(request.user, contest)
        except ContestRefused as refused:
            error = refused.message
        else:
            return redirect("contest", slug)
    elif not document["may_start_virtually"]:
        return redirect("contest", slug)
    return contest_page(
        request,
        contest,
        "leaderboard/contests/virtual.html",
        heading="Virtual participation",
        document=document,
        error=error,
        code=422 if error else 200,
    )


@counts_as(Group.LIST)
@require_safe
@login_required
def submissions(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the reader's submissions within the contest; staff see everyone's."""
    contest = open_contest(slug, request.user)
    query = SubmissionFilter(request.GET).chosen()
    found = (
        Submission.objects.visible_to(request.user)
        .with_judgement()
        .filter(attempt__participation__contest=contest)
    )
    if "problem" in query:
        found = found.filter(attempt__problem__label__iexact=query["problem"])
    if "verdict" in query:
        found = found.filter(judgements__is_current=True, judgements__verdict=query["verdict"])
    if "user" in query:
        found = found.filter(user__username__iexact=query["user"])
    page = page_of(request, found.order_by("-id"))
    return contest_page(
        request,
        contest,
        "leaderboard/contests/submissions.html",
        heading="Submissions",
        rows=rows_of(list(page.object_list)),
        query=query,
        is_filtered=bool(query),
        is_at_home=True,
        verdicts=VERDICTS,
        **links(page),
    )


def _overview(
    request: HttpRequest, contest: Contest, form: RegisterForm, *, code: int = 200
) -> HttpResponse:
    document = contest_document(contest, request.user)
    return contest_page(
        request,
        contest,
        "leaderboard/contests/contest.html",
        document=document,
        code=code,
        address=reverse("contest", args=[contest.slug]),
        form=form,
        # Sanitised by the renderer.
        description=mark_safe(document["description_html"]),  # noqa: S308
        announcements=contest.announcements.select_related("problem")[:ANNOUNCEMENTS],
    )
