"""Addresses of the sockets."""

from django.urls import path

from judge.submissions.consumers import SubmissionConsumer

websocket_urlpatterns = [
    path("ws/submissions/<uuid:id>", SubmissionConsumer.as_asgi()),
]
