"""The list of submissions, and the page of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from judge.accounts.models import User
from judge.languages import find, languages
from judge.limits.door import counts_as
from judge.limits.words import Group
from judge.submissions.document import (
    CaseDocument,
    SubmissionDocument,
    submission_document,
    submission_summary,
)
from judge.submissions.models import VERDICTS, Kind, Status, Submission
from judge.web.filters import Filter
from judge.web.highlighting import highlighted
from judge.web.homes import homes_of
from judge.web.lines import input_lines
from judge.web.paging import links, page_of
from problems.stored import signature_of
from problems.verdicts import Verdict


class SubmissionFilter(Filter):
    """What the list is narrowed to; a value that makes no sense filters nothing."""

    problem = forms.CharField(required=False, max_length=100)
    verdict = forms.ChoiceField(required=False, choices=VERDICTS)
    language = forms.SlugField(required=False, max_length=30)
    user = forms.CharField(required=False, max_length=150)


@counts_as(Group.LIST)
@require_safe
@login_required
def submission_list(request: HttpRequest) -> HttpResponse:
    """Show the reader's submissions; staff see everyone's."""
    query = SubmissionFilter(request.GET).chosen()
    found = Submission.objects.visible_to(request.user).with_judgement().filter(kind=Kind.SUBMIT)
    if "problem" in query:
        found = found.filter(problem__slug__icontains=query["problem"].replace(" ", "-"))
    if "verdict" in query:
        found = found.filter(judgements__is_current=True, judgements__verdict=query["verdict"])
    if "language" in query:
        found = found.filter(language=query["language"])
    if "user" in query:
        found = found.filter(user__username__iexact=query["user"])
    page = page_of(request, found.order_by("-id"))
    return render(
        request,
        "web/submission_list.html",
        {
            "rows": rows_of(list(page.object_list)),
            "query": query,
            "is_filtered": bool(query),
            "verdicts": VERDICTS,
            "languages": languages().values(),
            **links(page),
        },
    )


@require_safe
@login_required
def submission_detail(request: HttpRequest, id: UUID) -> HttpResponse:
    """Show one submission: its result and its code."""
    assert isinstance(request.user, User)
    submission = get_object_or_404(
        Submission.objects.visible_to(request.user).with_judgement(), pk=id
    )
    signature = signature_of(submission.judgement.version)
    document = submission_document(submission, request.user)
    language = find(submission.language)
    opened = _opened(document)
    failed = _first_failed(document)
    home = homes_of([submission.pk]).get(submission.pk)
    return render(
        request,
        "web/submission_detail.html",
        {
            "submission": document,
            "home": home,
            "is_judging": document["status"] not in {Status.DONE, Status.CANCELLED},
            "status_label": Status(document["status"]).label,
            "language_name": _language_name(submission.language),
            "is_function": signature is not None,
            "shown_cases": [
                {
                    **case,
                    "number": case["ordinal"] + 1,
                    "is_titled": document["kind"] == Kind.RUN,
                    "lines": input_lines(case["input"] or "", signature),
                }
                for case in opened
            ],
            "hidden_number": failed["ordinal"] + 1
            if failed is not None and failed["input"] is None
            else None,
            "source": highlighted(document["source"], language.editor_mode if language else "")
            if document["source"] is not None
            else "",
        },
    )


def rows_of(submissions: Sequence[Submission]) -> list[dict[str, Any]]:
    """Return submissions as web/submission_table.html shows them; load them with `with_judgement()`."""
    homes = homes_of([submission.pk for submission in submissions])
    return [
        {
            **(row := submission_summary(submission)),
            "language_name": _language_name(row["language"]),
            "status_label": Status(row["status"]).label,
            "home": homes.get(submission.pk),
        }
        for submission in submissions
    ]


def _opened(document: SubmissionDocument) -> list[CaseDocument]:
    """Return the cases that are shown in full: all of a run, the first failed one of a submission."""
    if document["kind"] == Kind.RUN:
        return document["cases"]
    failed = _first_failed(document)
    return [failed] if failed is not None and failed["input"] is not None else []


def _first_failed(document: SubmissionDocument) -> CaseDocument | None:
    return next((case for case in document["cases"] if case["verdict"] != Verdict.AC), None)


def _language_name(id: str) -> str:
    language = find(id)
    return language.name if language else id
