"""Addresses of the rankings and the contests: their pages and their calls."""

from django.urls import include, path

from leaderboard.contests import api
from leaderboard.contests.board import api as board_api
from leaderboard.contests.board import page as board_view
from leaderboard.contests.export import views as export
from leaderboard.contests.live import pulse
from leaderboard.contests.pages import contests as pages
from leaderboard.contests.pages import messages as message_pages
from leaderboard.contests.pages import problems as problem_pages
from leaderboard.overall import api as overall_api
from leaderboard.overall import pages as overall_pages

_PROBLEM = "problems/<slug:label>"

# In groups, so that an address that begins otherwise passes a whole one by at one look; first what a crowd asks for.
_pages = [
    path("", pages.contest_detail, name="contest"),
    path("register/", pages.register, name="contest_register"),
    path("virtual/", pages.start_virtual, name="contest_virtual"),
    path("board/", board_view.board, name="contest_board"),
    path(f"{_PROBLEM}/", problem_pages.problem_detail, name="contest_problem"),
    path(f"{_PROBLEM}/files/<path:name>", problem_pages.problem_file, name="contest_problem_file"),
    path("submissions/", pages.submissions, name="contest_submissions"),
    path("clarifications/", message_pages.clarifications, name="contest_clarifications"),
    path("clarifications/ask/", message_pages.ask, name="contest_ask"),
    path("announce/", message_pages.announce, name="contest_announce"),
    path("clarifications/<int:id>/", message_pages.answer, name="contest_answer"),
    path("export.csv", export.as_csv, name="contest_export_csv"),
    path("export.json", export.as_json, name="contest_export_json"),
]
_calls = [
    path("leaderboard", board_api.ContestLeaderboard.as_view(), name="api_contest_leaderboard"),
    path("pulse", pulse.Pulse.as_view(), name="api_contest_pulse"),
    path(f"{_PROBLEM}/submit", api.ContestSubmit.as_view(), name="api_contest_submit"),
    path(f"{_PROBLEM}/run", api.ContestRun.as_view(), name="api_contest_run"),
    path(_PROBLEM, api.ContestProblemDetail.as_view(), name="api_contest_problem"),
    path("register", api.Register.as_view(), name="api_contest_register"),
    path("virtual", api.StartVirtual.as_view(), name="api_contest_virtual"),
    path("submissions", api.ContestSubmissions.as_view(), name="api_contest_submissions"),
    path("export", export.ContestExport.as_view(), name="api_contest_export"),
    path("news", api.News.as_view(), name="api_contest_news"),
    path("clarifications", api.Ask.as_view(), name="api_contest_ask"),
]

urlpatterns = [
    path("leaderboard/", overall_pages.leaderboard, name="leaderboard"),
    path("contests/", pages.contest_list, name="contest_list"),
    path("contests/<slug:slug>/", include(_pages)),
    path("api/leaderboard", overall_api.Leaderboard.as_view(), name="api_leaderboard"),
    path("api/leaderboard/<slug:slug>", board_api.ContestLeaderboardAlias.as_view()),
    path("api/contests", api.ContestList.as_view(), name="api_contests"),
    path("api/contests/<slug:slug>", api.ContestDetail.as_view(), name="api_contest"),
    path("api/contests/<slug:slug>/", include(_calls)),
]
