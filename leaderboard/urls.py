"""Addresses of the ranking's pages."""

from django.urls import path

from leaderboard import pages

urlpatterns = [path("leaderboard/", pages.leaderboard, name="leaderboard")]
