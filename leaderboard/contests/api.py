"""`/api/contests`: the list, one contest, taking part, its problems, submissions and what is said there."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from judge.api.openapi import answers
from judge.api.pages import Page, PageQuery, page_of, query_of
from judge.api.permissions import MayRead, SignedIn, reader, signed_in
from judge.api.problems import (
    DetailQuery,
    ProblemDocument,
    Reader,
    language_named,
    problem_document,
)
from judge.api.submissions import RunBody, SubmitBody, Text, summaries, taken, takes
from judge.api.view import ApiView
from judge.limits.words import Group, Tier
from judge.submissions.document import SubmissionSummary
from judge.submissions.models import Submission
from leaderboard.contests import entry, news, participate
from leaderboard.contests.clock import Phase
from leaderboard.contests.document import (
    ClarificationDocument,
    ContestDocument,
    ContestRow,
    NewsDocument,
    clarification_document,
    contest_document,
    contest_rows,
    news_document,
)
from leaderboard.contests.reading import check_problems_open
from leaderboard.models import Contest
from problems.stored import signature_of

NEWS_LIMIT = 100


class ContestQuery(PageQuery):
    """Which contests."""

    phase = serializers.ChoiceField(
        ["upcoming", "running", "ended"], required=False, help_text="How far they are."
    )


class ContestSubmissionQuery(PageQuery):
    """Which submissions."""

    problem = serializers.CharField(
        required=False, max_length=10, help_text="A problem's label in the contest."
    )
    user = serializers.CharField(
        required=False,
        max_length=150,
        help_text="A user's name. Only staff see others' submissions.",
    )


class RegisterBody(serializers.Serializer[Any]):
    """How to join."""

    code = Text(default="", max_length=100, help_text="Where the contest asks for one.")


class QuestionBody(serializers.Serializer[Any]):
    """A question to the organisers."""

    question = Text(max_length=news.QUESTION_MAX_LENGTH)
    problem = serializers.CharField(
        required=False, allow_null=True, default=None, max_length=10, help_text="Its label."
    )


class ContestList(ApiView):
    """`GET /api/contests`."""

    permission_classes = (MayRead,)
    limit_group = Group.LIST

    @extend_schema(
        operation_id="contests",
        tags=["contests"],
        **answers(Page[ContestRow], "The contests, the latest first.", parameters=[ContestQuery]),
    )
    def get(self, request: Request) -> Response:
        """List the contests."""
        query = query_of(request, ContestQuery)
        user = reader(request)
        found = Contest.objects.visible_to(user).in_stage(query.get("phase"))
        return Response(page_of(found, query, lambda contests: contest_rows(contests, user)))


class ContestDetail(ApiView):
    """`GET /api/contests/{slug}`."""

    permission_classes = (MayRead,)

    @extend_schema(
        operation_id="contest",
        tags=["contests"],
        **answers(ContestDocument, "The contest, as far as you may see it now."),
    )
    def get(self, request: Request, slug: str) -> Response:
        """Return a contest: its times, problems, rule, and how you take part."""
        user = reader(request)
        return Response(contest_document(open_contest(slug, user), user))


class Register(ApiView):
    """`POST /api/contests/{slug}/register`."""

    permission_classes = (SignedIn,)

    @extend_schema(
        operation_id="contest_register",
        tags=["contests"],
        request=RegisterBody,
        **answers(ContestDocument, "You take part."),
    )
    def post(self, request: Request, slug: str) -> Response:
        """Register for a contest; a second time changes nothing."""
        body = RegisterBody(data=request.data)
        body.is_valid(raise_exception=True)
        user = signed_in(request)
        contest = open_contest(slug, user)
        participate.register(user, contest, body.validated_data["code"])
        return Response(contest_document(contest, user))


class StartVirtual(ApiView):
    """`POST /api/contests/{slug}/virtual`."""

    permission_classes = (SignedIn,)

    @extend_schema(
        operation_id="contest_virtual",
        tags=["contests"],
        request=None,
        **answers(ContestDocument, "Your time runs."),
    )
    def post(self, request: Request, slug: str) -> Response:
        """Start your own time in a contest that is over; once started it goes on."""
        user = signed_in(request)
        contest = open_contest(slug, user)
        participate.start_virtual(user, contest)
        return Response(contest_document(contest, user))


class ContestProblemDetail(ApiView):
    """`GET /api/contests/{slug}/problems/{label}`."""

    permission_classes = (MayRead,)

    @extend_schema(
        operation_id="contest_problem",
        tags=["contests"],
        **answers(ProblemDocument, "The problem.", parameters=[DetailQuery]),
    )
    def get(self, request: Request, slug: str, label: str) -> Response:
        """Return a problem of a contest, as `GET /api/problems/{slug}` does for one that is open to all."""
        query = query_of(request, DetailQuery)
        user = reader(request)
        contest = open_contest(slug, user)
        check_problems_open(contest, user)
        problem = participate.problem_of(contest, label).problem
        assert problem.current_version is not None  # only those can be put into a contest
        language = language_named(query.get("language"), signature_of(problem.current_version))
        return Response(problem_document(problem, user, language))


class ContestSubmit(ApiView):
    """`POST /api/contests/{slug}/problems/{label}/submit`."""

    permission_classes = (SignedIn,)
    limit_group = Group.SUBMIT
    limit_tier = Tier.CONTEST

    @takes(SubmitBody, "contest_submit", "Taken; it counts in the contest.")
    def post(self, request: Request, slug: str, label: str) -> Response:
        """Submit a solution within a contest."""

        def take(user: Any, language: str, code: str, **fields: Any) -> Submission:
            found = entry.find(user, slug, label)
            if found is not None:
                return participate.submit_within(*found, language, code, **fields)
            contest = open_contest(slug, user)
            return participate.submit(user, contest, label, language, code, **fields)

        return taken(request, SubmitBody, take)


class ContestRun(ApiView):
    """`POST /api/contests/{slug}/problems/{label}/run`."""

    permission_classes = (SignedIn,)
    limit_group = Group.RUN
    limit_tier = Tier.CONTEST

    @takes(RunBody, "contest_run", "Taken. Its cases show the reference's answer in `expected`.")
    def post(self, request: Request, slug: str, label: str) -> Response:
        """Try a solution within a contest; it never counts."""

        def take(user: Any, language: str, code: str, **fields: Any) -> Submission:
            return participate.run(user, open_contest(slug, user), label, language, code, **fields)

        return taken(request, RunBody, take)


class ContestSubmissions(ApiView):
    """`GET /api/contests/{slug}/submissions`."""

    permission_classes = (SignedIn,)
    limit_group = Group.LIST

    @extend_schema(
        operation_id="contest_submissions",
        tags=["contests"],
        **answers(
            Page[SubmissionSummary],
            "The submissions, newest first.",
            parameters=[ContestSubmissionQuery],
        ),
    )
    def get(self, request: Request, slug: str) -> Response:
        """List your own submissions within a contest; staff list everyone's."""
        query = query_of(request, ContestSubmissionQuery)
        user = signed_in(request)
        found = (
            Submission.objects.visible_to(user)
            .with_judgement()
            .filter(attempt__participation__contest=open_contest(slug, user))
        )
        if "problem" in query:
            found = found.filter(attempt__problem__label__iexact=query["problem"])
        if "user" in query:
            found = found.filter(user__username=query["user"])
        return Response(page_of(found.order_by("-id"), query, summaries))


class News(ApiView):
    """`GET /api/contests/{slug}/news`."""

    permission_classes = (MayRead,)

    @extend_schema(
        operation_id="contest_news",
        tags=["contests"],
        **answers(NewsDocument, f"The newest {NEWS_LIMIT} of each."),
    )
    def get(self, request: Request, slug: str) -> Response:
        """Return announcements, and the questions that you may read."""
        user = reader(request)
        contest = open_contest(slug, user)
        if contest.phase is not Phase.BEFORE:
            check_problems_open(contest, user)
        return Response(news_of(contest, user))


class Ask(ApiView):
    """`POST /api/contests/{slug}/clarifications`."""

    permission_classes = (SignedIn,)
    limit_group = Group.CLARIFY

    @extend_schema(
        operation_id="contest_ask",
        tags=["contests"],
        request=QuestionBody,
        **answers(ClarificationDocument, "It waits for an answer.", status=201),
    )
    def post(self, request: Request, slug: str) -> Response:
        """Ask the organisers something; the answer comes by news."""
        body = QuestionBody(data=request.data)
        body.is_valid(raise_exception=True)
        user = signed_in(request)
        contest = open_contest(slug, user)
        label = body.validated_data["problem"]
        problem = participate.problem_of(contest, label) if label else None
        clarification = news.ask(user, contest, body.validated_data["question"], problem)
        document = clarification_document(clarification, user, is_staff=user.is_staff)
        return Response(document, status=201)


def open_contest(slug: str, user: Reader) -> Contest:
    """Return the contest with its problems, or raise Http404 when the user may not open it."""
    return get_object_or_404(
        Contest.objects.visible_to(user).prefetch_related("problems__problem"), slug=slug
    )


def news_of(contest: Contest, user: Reader) -> NewsDocument:
    """Return what was said in the contest, as the user may read it."""
    return news_document(
        contest.announcements.select_related("problem")[:NEWS_LIMIT],
        news.clarifications_shown(contest, user)[:NEWS_LIMIT],
        user,
    )
