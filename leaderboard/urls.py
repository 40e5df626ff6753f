"""Addresses of the ranking: its page and its call."""

from django.urls import path

from leaderboard import api, pages

urlpatterns = [
    path("leaderboard/", pages.leaderboard, name="leaderboard"),
    path("api/leaderboard", api.Leaderboard.as_view(), name="api_leaderboard"),
]
