"""Addresses of the API."""

from django.urls import path, re_path

from judge.api.languages import LanguageList
from judge.api.me import MeView
from judge.api.openapi import DocsView, SchemaView
from judge.api.problems import ProblemDetail, ProblemList
from judge.api.submissions import Cancel, Check, Run, SubmissionDetail, SubmissionList, Submit
from judge.api.tokens import TokenDetail, TokenList
from judge.api.view import NothingHere
from judge.api.webhooks import (
    WebhookDeliveries,
    WebhookDetail,
    WebhookList,
    WebhookSecret,
    WebhookTest,
)

app_name = "api"
urlpatterns = [
    path("problems", ProblemList.as_view(), name="problem_list"),
    path("problems/<slug:slug>", ProblemDetail.as_view(), name="problem"),
    path("problems/<slug:slug>/submit", Submit.as_view(), name="submit"),
    path("problems/<slug:slug>/run", Run.as_view(), name="run"),
    path("submissions", SubmissionList.as_view(), name="submission_list"),
    path("submissions/<uuid:id>", SubmissionDetail.as_view(), name="submission"),
    path("submissions/<uuid:id>/cancel", Cancel.as_view(), name="submission_cancel"),
    path("check/<uuid:id>", Check.as_view(), name="check"),
    path("languages", LanguageList.as_view(), name="language_list"),
    path("me", MeView.as_view(), name="me"),
    path("tokens", TokenList.as_view(), name="token_list"),
    path("tokens/<int:id>", TokenDetail.as_view(), name="token"),
    path("webhooks", WebhookList.as_view(), name="webhook_list"),
    path("webhooks/<uuid:id>", WebhookDetail.as_view(), name="webhook"),
    path("webhooks/<uuid:id>/secret", WebhookSecret.as_view(), name="webhook_secret"),
    path("webhooks/<uuid:id>/test", WebhookTest.as_view(), name="webhook_test"),
    path("webhooks/<uuid:id>/deliveries", WebhookDeliveries.as_view(), name="webhook_deliveries"),
    path("schema", SchemaView.as_view(), name="schema"),
    path("docs", DocsView.as_view(), name="docs"),
    # Last: whatever else is asked for gets the API's own 404.
    re_path("", NothingHere.as_view()),
]
