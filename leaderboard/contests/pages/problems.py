"""A problem within a contest: the workspace that practice has, and the files of its statement."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from judge.api.problems import Reader
from judge.web.attachments import answer_with
from judge.web.workspace import Place, workspace
from leaderboard.contests.api import open_contest
from leaderboard.contests.document import contest_document
from leaderboard.contests.errors import ContestRefused
from leaderboard.contests.pages.frame import contest_page, refusal_page
from leaderboard.contests.participate import problem_of
from leaderboard.contests.reading import check_problems_open
from leaderboard.models import Contest, ContestProblem


@require_safe
def problem_detail(request: HttpRequest, slug: str, label: str) -> HttpResponse:
    """Show the statement beside the editor and the tests; what is sent from here counts in the contest."""
    contest = open_contest(slug, request.user)
    try:
        check_problems_open(contest, request.user)
    except ContestRefused as refused:
        return refusal_page(request, contest, refused)
    found = _problem(contest, label)
    document = contest_document(contest, request.user)
    statuses = {row["label"]: row["status"] for row in document["problems"] or []}
    room = workspace(found.problem, request.user, _place(contest, found, request.user))
    return contest_page(
        request,
        contest,
        "leaderboard/contests/problem.html",
        document=document,
        **{
            **room,
            "statement": mark_safe(_with_own_files(contest, found, room["statement"])),  # noqa: S308
            "here": found,
            "status": statuses[found.label],
        },
    )


@require_safe
def problem_file(request: HttpRequest, slug: str, label: str, name: str) -> HttpResponseBase:
    """Answer with a file of the problem's statement."""
    contest = open_contest(slug, request.user)
    try:
        check_problems_open(contest, request.user)
    except ContestRefused as refused:
        raise PermissionDenied(refused.message) from refused
    return answer_with(request, _problem(contest, label).problem, name)


def _problem(contest: Contest, label: str) -> ContestProblem:
    try:
        return problem_of(contest, label)
    except ContestRefused as refused:
        raise Http404(refused.message) from refused


def _place(contest: Contest, found: ContestProblem, user: Reader) -> Place:
    query = urlencode({"problem": found.label, "user": user.get_username()})
    return Place(
        calls=reverse("api_contest_problem", args=[contest.slug, found.label]),
        submissions=f"{reverse('api_contest_submissions', args=[contest.slug])}?{query}",
        drafts=f"{contest.slug}/{found.label}",
    )


def _with_own_files(contest: Contest, found: ContestProblem, statement: str) -> str:
    """Return the statement with the addresses of its files in the contest: the problem's own are closed yet."""
    outside = reverse("problem_attachment", args=[found.problem.slug, "-"]).removesuffix("-")
    within = reverse("contest_problem_file", args=[contest.slug, found.label, "-"])
    return statement.replace(f'"{outside}', f'"{within.removesuffix("-")}')
