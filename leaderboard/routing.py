"""Addresses of the sockets."""

from django.urls import path

from leaderboard.contests.live.consumers import ContestConsumer

websocket_urlpatterns = [
    path("ws/contests/<slug:slug>", ContestConsumer.as_asgi()),
]
