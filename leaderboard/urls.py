"""Addresses of the rankings and the contests: their pages and their calls."""

from django.urls import path

from leaderboard.contests import (
    api,
    board_api,
    board_view,
    message_pages,
    pages,
    problem_pages,
    pulse,
)
from leaderboard.contests.export import views as export
from leaderboard.overall import api as overall_api
from leaderboard.overall import pages as overall_pages

_PAGE = "contests/<slug:slug>"
_CONTEST = "api/contests/<slug:slug>"
_PROBLEM = f"{_CONTEST}/problems/<slug:label>"

urlpatterns = [
    path("leaderboard/", overall_pages.leaderboard, name="leaderboard"),
    path("contests/", pages.contest_list, name="contest_list"),
    path(f"{_PAGE}/", pages.contest_detail, name="contest"),
    path(f"{_PAGE}/register/", pages.register, name="contest_register"),
    path(f"{_PAGE}/virtual/", pages.start_virtual, name="contest_virtual"),
    path(f"{_PAGE}/board/", board_view.board, name="contest_board"),
    path(f"{_PAGE}/problems/<slug:label>/", problem_pages.problem_detail, name="contest_problem"),
    path(
        f"{_PAGE}/problems/<slug:label>/files/<path:name>",
        problem_pages.problem_file,
        name="contest_problem_file",
    ),
    path(f"{_PAGE}/submissions/", pages.submissions, name="contest_submissions"),
    path(f"{_PAGE}/clarifications/", message_pages.clarifications, name="contest_clarifications"),
    path(f"{_PAGE}/clarifications/ask/", message_pages.ask, name="contest_ask"),
    path(f"{_PAGE}/announce/", message_pages.announce, name="contest_announce"),
    path(f"{_PAGE}/clarifications/<int:id>/", message_pages.answer, name="contest_answer"),
    path("api/leaderboard", overall_api.Leaderboard.as_view(), name="api_leaderboard"),
    path("api/leaderboard/<slug:slug>", board_api.ContestLeaderboardAlias.as_view()),
    path("api/contests", api.ContestList.as_view(), name="api_contests"),
    path(_CONTEST, api.ContestDetail.as_view(), name="api_contest"),
    path(f"{_CONTEST}/register", api.Register.as_view(), name="api_contest_register"),
    path(f"{_CONTEST}/virtual", api.StartVirtual.as_view(), name="api_contest_virtual"),
    path(
        f"{_CONTEST}/leaderboard",
        board_api.ContestLeaderboard.as_view(),
        name="api_contest_leaderboard",
    ),
    path(
        f"{_CONTEST}/submissions", api.ContestSubmissions.as_view(), name="api_contest_submissions"
    ),
    path(f"{_CONTEST}/pulse", pulse.Pulse.as_view(), name="api_contest_pulse"),
    path(f"{_CONTEST}/export", export.ContestExport.as_view(), name="api_contest_export"),
    path(f"{_PAGE}/export.csv", export.as_csv, name="contest_export_csv"),
    path(f"{_PAGE}/export.json", export.as_json, name="contest_export_json"),
    path(f"{_CONTEST}/news", api.News.as_view(), name="api_contest_news"),
    path(f"{_CONTEST}/clarifications", api.Ask.as_view(), name="api_contest_ask"),
    path(_PROBLEM, api.ContestProblemDetail.as_view(), name="api_contest_problem"),
    path(f"{_PROBLEM}/submit", api.ContestSubmit.as_view(), name="api_contest_submit"),
    path(f"{_PROBLEM}/run", api.ContestRun.as_view(), name="api_contest_run"),
]
