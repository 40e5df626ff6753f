"""Sending code and seeing what became of it: submit, run, poll, list, cancel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from judge.accounts.models import User
from judge.api.errors import NotCancellable
from judge.api.openapi import answers
from judge.api.pages import Page, PageQuery, page_of, query_of
from judge.api.permissions import SignedIn, signed_in
from judge.api.polling import again_s, answer_of, quick_answer, respond
from judge.api.problems import open_problem
from judge.api.view import ApiView
from judge.limits.words import Group
from judge.submissions.cancel import cancel
from judge.submissions.document import (
    SubmissionDocument,
    SubmissionSummary,
    submission_document,
    submission_summary,
)
from judge.submissions.models import Kind, Submission
from judge.submissions.submit import run, submit
from judge.submissions.urgency import Queue
from problems.verdicts import Verdict

Body = type[serializers.Serializer[Any]]

_IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "maxLength": 100},
    OpenApiParameter.HEADER,
    description="Yours to choose. Sent again with the same body, it answers with the same "
    "submission instead of making a second one.",
)
_TAKEN_HEADERS = {
    "Location": "The submission's address.",
    "Retry-After": "In how many seconds to look there.",
    "Idempotent-Replayed": "`true`: the same was sent just before, or with this key; this is that submission.",
}


def takes(body: Body, operation_id: str, told: str) -> Callable[..., Any]:
    """Describe a call that takes code in and answers before it is judged."""
    return extend_schema(
        operation_id=operation_id,
        request=body,
        **answers(
            SubmissionDocument,
            told,
            status=202,
            headers=_TAKEN_HEADERS,
            parameters=[_IDEMPOTENCY_KEY],
        ),
    )


class Text(serializers.CharField):
    """Text as it was sent; a number is not text."""

    def __init__(self, **options: Any) -> None:
        super().__init__(trim_whitespace=False, allow_blank=True, **options)

    def to_internal_value(self, data: Any) -> str:
        """Return the text; refuse what REST framework would turn into text."""
        if not isinstance(data, str):
            self.fail("invalid")
        return data


class SubmitBody(serializers.Serializer[Any]):
    """What is sent to be judged."""

    language = Text(max_length=30, help_text="A language's id or alias.")
    code = Text(help_text="At most 64 KiB in UTF-8.")


class RunBody(SubmitBody):
    """What is sent to be tried."""

    inputs = serializers.ListField(
        child=Text(),
        required=False,
        allow_null=True,
        default=None,
        max_length=10,
        help_text="Own inputs instead of the samples: for a function one JSON value a parameter a "
        "line, else the text of stdin.",
    )


class SubmissionQuery(PageQuery):
    """Which submissions."""

    problem = serializers.SlugField(required=False, max_length=100, help_text="A problem's slug.")
    user = serializers.CharField(
        required=False,
        max_length=150,
        help_text="A user's name. Only staff see others' submissions.",
    )
    verdict = serializers.ChoiceField([verdict.value for verdict in Verdict], required=False)
    language = serializers.CharField(required=False, max_length=30, help_text="A language's id.")
    kind = serializers.ChoiceField(Kind.choices, default=Kind.SUBMIT.value)


class Submit(ApiView):
    """`POST /api/problems/{slug}/submit`."""

    permission_classes = (SignedIn,)
    limit_group = Group.SUBMIT

    @takes(SubmitBody, "submit", "Taken; it is judged as soon as a worker is free.")
    def post(self, request: Request, slug: str) -> Response:
        """Submit a solution."""
        return taken(request, SubmitBody, _to_problem(submit, slug))


class Run(ApiView):
    """`POST /api/problems/{slug}/run`."""

    permission_classes = (SignedIn,)
    limit_group = Group.RUN

    @takes(RunBody, "run", "Taken. Its cases show the reference's answer in `expected`.")
    def post(self, request: Request, slug: str) -> Response:
        """Try a solution on the samples or on own inputs; it never counts."""
        return taken(request, RunBody, _to_problem(run, slug))


class SubmissionDetail(ApiView):
    """`GET /api/submissions/{id}`."""

    permission_classes = (SignedIn,)
    limit_group = Group.POLL

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer the crowd of owners quickly, and everything else in the usual way."""
        return quick_answer(request, kwargs["id"]) or super().dispatch(request, *args, **kwargs)

    @extend_schema(
        operation_id="submission",
        **answers(
            SubmissionDocument,
            "The submission. The socket /ws/submissions/{id} sends the same at each change.",
            headers={
                "ETag": "Send it back in If-None-Match; 304 says that nothing has changed.",
                "Retry-After": "While it is not done: in how many seconds to look again.",
            },
            parameters=[
                OpenApiParameter(
                    "If-None-Match", str, OpenApiParameter.HEADER, description="The last ETag."
                )
            ],
            empty={304: "Nothing has changed."},
        ),
    )
    def get(self, request: Request, id: UUID) -> HttpResponse:
        """Return how far the judging of a submission is, and its result."""
        user = signed_in(request)
        submission = get_object_or_404(Submission.objects.visible_to(user).with_judgement(), pk=id)
        return respond(
            request._request,
            answer_of(submission_document(submission, user)),
            Queue(submission.judgement.queue),
        )


@extend_schema_view(get=extend_schema(operation_id="check"))
class Check(SubmissionDetail):
    """`GET /api/check/{id}`: the same, under the name that clients of other judges know."""


class Cancel(ApiView):
    """`POST /api/submissions/{id}/cancel`."""

    permission_classes = (SignedIn,)

    @extend_schema(
        operation_id="cancel",
        request=None,
        **answers(SubmissionDocument, "It is cancelled and will not be judged."),
    )
    def post(self, request: Request, id: UUID) -> Response:
        """Take back a submission of your own that still waits in the queue."""
        user = signed_in(request)
        submission = get_object_or_404(Submission, pk=id, user=user)
        if not cancel(submission):
            raise NotCancellable
        return Response(submission_document(submission, user))


class SubmissionList(ApiView):
    """`GET /api/submissions`."""

    permission_classes = (SignedIn,)
    limit_group = Group.LIST

    @extend_schema(
        operation_id="submissions",
        **answers(
            Page[SubmissionSummary],
            "The submissions, newest first.",
            parameters=[SubmissionQuery],
        ),
    )
    def get(self, request: Request) -> Response:
        """List your own submissions; staff list everyone's."""
        query = query_of(request, SubmissionQuery)
        return Response(page_of(_matching(query, signed_in(request)), query, summaries))


def taken(request: Request, form: Body, take: Callable[..., Submission]) -> Response:
    """Check the body, hand it on to `take(user, language, code, ...)`, and answer with the submission's address."""
    body = form(data=request.data)
    body.is_valid(raise_exception=True)
    fields: dict[str, Any] = dict(body.validated_data)
    user = signed_in(request)
    submission = take(
        user,
        fields.pop("language"),
        fields.pop("code"),
        **fields,
        idempotency_key=request.headers.get("Idempotency-Key"),
    )
    headers = {
        "Location": reverse("api:submission", args=[submission.pk]),
        "Retry-After": str(again_s(Queue(submission.judgement.queue))),
    }
    if submission.is_replayed:
        headers["Idempotent-Replayed"] = "true"
    return Response(submission_document(submission, user), status=202, headers=headers)


def _to_problem(take: Callable[..., Submission], slug: str) -> Callable[..., Submission]:
    def take_for(user: User, language: str, code: str, **fields: Any) -> Submission:
        return take(user, open_problem(slug, user), language, code, **fields)

    return take_for


def _matching(query: dict[str, Any], user: User) -> QuerySet[Submission]:
    found = Submission.objects.visible_to(user).with_judgement().filter(kind=query["kind"])
    if "problem" in query:
        found = found.filter(problem__slug=query["problem"])
    if "user" in query:
        found = found.filter(user__username=query["user"])
    if "language" in query:
        found = found.filter(language=query["language"])
    if "verdict" in query:
        found = found.filter(judgements__is_current=True, judgements__verdict=query["verdict"])
    return found.order_by("-id")


def summaries(submissions: Sequence[Submission]) -> list[SubmissionSummary]:
    """Return submissions as a list shows them."""
    return [submission_summary(submission) for submission in submissions]
